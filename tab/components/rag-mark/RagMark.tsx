import { mergeClasses } from '@fluentui/react-components';
import { ragLabel, type Rag } from '#domain/rag';
import { useRagColors, useStyles } from './styles.ts';

export interface RagMarkProps {
  /** Null where nobody has rated. */
  rag: Rag | null;
}

/** A rating as letter, colour and word, so that it never rests on colour. */
export function RagMark({ rag }: RagMarkProps) {
  const styles = useStyles();
  const colors = useRagColors();
  return (
    <span className={mergeClasses(styles.mark, !rag && styles.quiet)}>
      <span aria-hidden className={mergeClasses(styles.letter, colors[rag ?? 'none'])}>
        {rag ? ragLabel(rag).charAt(0) : '–'}
      </span>
      {ragLabel(rag)}
    </span>
  );
}
