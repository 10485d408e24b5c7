import { mergeClasses } from '@fluentui/react-components';
import { ArrowDownFilled, ArrowRightRegular, ArrowUpFilled } from '@fluentui/react-icons';
import { ragLabel, type Movement, type Rag } from '#domain/rag';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

const icons = {
  better: ArrowUpFilled,
  same: ArrowRightRegular,
  worse: ArrowDownFilled,
} satisfies Record<Movement, typeof ArrowUpFilled>;

export interface RagMovementProps {
  movement: Movement;
  /** The rating it moved from. */
  before: Rag | null;
}

/** How a rating moved since last period, as arrow and words. */
export function RagMovement({ movement, before }: RagMovementProps) {
  const styles = useStyles();
  const Icon = icons[movement];
  const moved = movement !== 'same';
  return (
    <span
      className={mergeClasses(styles.movement, moved && styles[movement])}
      title={strings.movement.title(strings.movement[movement], ragLabel(before))}
    >
      <Icon aria-hidden />
      <span className={moved ? undefined : styles.hidden}>
        {moved ? strings.movement.was(ragLabel(before)) : strings.movement.same}
      </span>
    </span>
  );
}
