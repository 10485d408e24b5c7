import { mergeClasses, useRestoreFocusTarget } from '@fluentui/react-components';
import { memo, useRef } from 'react';
import type { IsoDate } from '#domain/dates';
import type { ItemView } from '#domain/view';
import { strings } from '#tab/strings';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { RagMovement } from '../rag-mark/RagMovement.tsx';
import { ActionRow } from './ActionRow.tsx';
import { DueCell, OwnerCell, StatusCell } from './ActionCells.tsx';
import { useDepths, useStyles } from './styles.ts';

export interface ItemRowProps {
  item: ItemView;
  /** 0 for a recommendation, more for its parts. */
  depth: number;
  today: IsoDate;
  /** Shown only because a part of it matches the filter. */
  isContext: boolean;
  /** Its panel is open. */
  isOpen: boolean;
  /** It changed moments ago. */
  isFresh: boolean;
  onOpen: (itemId: string) => void;
}

/** One recommendation: a row of its own when it has one action, a row and one beneath it per action otherwise. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { item, depth, today, isContext, isOpen, isFresh, onOpen } = props;
  const styles = useStyles();
  const depths = useDepths();
  const button = useRef<HTMLButtonElement>(null);
  const restoreFocus = useRestoreFocusTarget();
  const [first, ...others] = item.actions;
  const only = first && others.length === 0 ? first : null;
  const open = () => {
    button.current?.focus(); // where focus comes back to when the panel closes
    onOpen(item.id);
  };
  return (
    <>
      <div
        role="row"
        className={mergeClasses(
          styles.row,
          isContext && styles.context,
          isOpen && styles.open,
          isFresh && styles.fresh,
        )}
        onClick={open}
      >
        <div
          role="rowheader"
          className={mergeClasses(styles.ref, depths[depth > 1 ? 2 : depth === 1 ? 1 : 0])}
        >
          <button
            ref={button}
            type="button"
            className={styles.refButton}
            aria-label={strings.plan.open(item.ref)}
            aria-haspopup="dialog"
            {...restoreFocus}
          >
            {item.ref}
          </button>
        </div>
        <div role="cell" className={mergeClasses(styles.text, depths[depth > 1 ? 2 : depth === 1 ? 1 : 0])}>
          <div className={styles.clamp}>{item.text}</div>
          <div className={styles.notes}>
            {item.refs.length > 1 && <span>{strings.item.refs(otherRefs(item).join(', '))}</span>}
            {item.priority && <span>{strings.item.priority[item.priority]}</span>}
            {isFresh && <span className={styles.freshNote}>{strings.plan.justUpdated}</span>}
          </div>
        </div>
        <OwnerCell action={only} />
        <DueCell action={only} today={today} />
        <div role="cell" className={styles.rag}>
          <RagMark rag={item.rag} />
          {item.movement && <RagMovement movement={item.movement} before={item.previousRag} />}
        </div>
        <StatusCell action={only} />
      </div>
      {others.length > 0 &&
        item.actions.map((action) => (
          <ActionRow key={action.id} action={action} depth={depth} today={today} onOpen={open} />
        ))}
    </>
  );
});

function otherRefs(item: ItemView): string[] {
  return item.refs.filter((ref) => ref !== item.ref);
}
