import { mergeClasses } from '@fluentui/react-components';
import type { IsoDate } from '#domain/dates';
import type { ActionView } from '#domain/view';
import { DueCell, OwnerCell, StatusCell } from './ActionCells.tsx';
import { useDepths, useStyles } from './styles.ts';

export interface ActionRowProps {
  action: ActionView;
  /** How far its recommendation stands in. */
  depth: number;
  today: IsoDate;
  onOpen: () => void;
}

/** One of several actions, beneath its recommendation. The recommendation's button opens it from the keyboard. */
export function ActionRow({ action, depth, today, onOpen }: ActionRowProps) {
  const styles = useStyles();
  const depths = useDepths();
  const indent = depths[depth > 1 ? 2 : depth === 1 ? 1 : 0];
  return (
    <div role="row" className={mergeClasses(styles.row, styles.action)} onClick={onOpen}>
      <div role="rowheader" className={mergeClasses(styles.ref, styles.actionRef, indent)}>
        {action.ref}
      </div>
      <div role="cell" className={mergeClasses(styles.text, styles.actionText, indent)}>
        <div className={styles.clamp}>{action.text}</div>
      </div>
      <OwnerCell action={action} />
      <DueCell action={action} today={today} />
      <div role="cell" className={mergeClasses(styles.rag, styles.empty)} />
      <StatusCell action={action} />
    </div>
  );
}
