import { mergeClasses } from '@fluentui/react-components';
import { ragLabel, type Rag } from '#domain/rag';
import { useRagColors, useStyles } from './styles.ts';

export interface RagMarkProps {
  /** Null where nobody has rated. */
  rag: Rag | null;
  /** The letter alone is seen, the word only heard, where many stand side by side. */
  isCompact?: boolean;
  /** As large as the words around it, where it is read from across a room. */
  isLarge?: boolean;
}

/** A rating as letter, colour and word, so that it never rests on colour. */
export function RagMark({ rag, isCompact = false, isLarge = false }: RagMarkProps) {
  const styles = useStyles();
  const colors = useRagColors();
  return (
    <span
      className={mergeClasses(styles.mark, !rag && styles.quiet)}
      title={isCompact ? ragLabel(rag) : undefined}
    >
      <span
        aria-hidden
        className={mergeClasses(styles.letter, isLarge && styles.large, colors[rag ?? 'none'])}
      >
        {rag ? ragLabel(rag).charAt(0) : '–'}
      </span>
      <span className={isCompact ? styles.hidden : undefined}>{ragLabel(rag)}</span>
    </span>
  );
}
