import { mergeClasses, useRestoreFocusTarget } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { memo, type ReactNode } from 'react';
import type { IsoDate } from '#domain/dates';
import type { ItemRow, PlanPost } from '#domain/view';
import { strings } from '#tab/strings';
import { DueDate } from '../due-date/DueDate.tsx';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { RagMovement } from '../rag-mark/RagMovement.tsx';
import { ownersOf } from './filter-rows.ts';
import { placed, type LinePlace } from './line-place.ts';
import type { RowLine } from './lines.ts';
import { PostNames } from './PostNames.tsx';
import { RowText } from './RowText.tsx';
import { shortStatusLabels } from './status-labels.ts';
import { useDepths, useStyles } from './styles.ts';

export interface RowProps extends LinePlace {
  line: RowLine;
  item: ItemRow;
  posts: ReadonlyMap<string, PlanPost>;
  today: IsoDate;
  /** First or last beneath its heading. */
  isFirst: boolean;
  isLast: boolean;
  isSelected: boolean;
  /** Its panel is open. */
  isOpen: boolean;
  /** It changed moments ago. */
  isFresh: boolean;
  /** The form that stands beneath it while it is edited. */
  editor: ReactNode;
}

/** One recommendation, one of its actions, or one with the other. Events are heard by the list around it. */
export const Row = memo(function Row(props: RowProps) {
  const { line, item, posts, today, isFirst, isLast, isSelected, isOpen, isFresh, editor, ...place } = props;
  const styles = useStyles();
  const depths = useDepths();
  const restoreFocus = useRestoreFocusTarget();
  const action = item.actions.find(({ id }) => id === line.actionId) ?? null;
  const isPart = line.shows === 'part';
  const ref = line.shows === 'item' || !action ? item.ref : action.ref;
  const owners = line.actionId || item.actions.length === 0 ? ownersOf(item, action) : null;
  const mayEdit = action ? action.mayUpdate || item.mayUpdate : item.mayUpdate;
  const indent = depths[line.depth > 1 ? 2 : line.depth === 1 ? 1 : 0];
  return (
    <div
      {...placed(place, line.key)}
      {...restoreFocus}
      aria-level={(line.groupKey === null ? 1 : 2) + line.depth + (isPart ? 1 : 0)}
      aria-selected={isSelected}
      className={mergeClasses(
        styles.line,
        styles.columns,
        styles.row,
        isFirst && styles.first,
        isLast && styles.last,
        isPart && styles.part,
        line.isContext && styles.context,
        isSelected && styles.selected,
        isOpen && styles.open,
        isFresh && styles.fresh,
      )}
    >
      <div role="gridcell" className={styles.check} data-act="select">
        <input
          type="checkbox"
          tabIndex={-1}
          className={styles.box}
          aria-label={strings.grid.choose(ref)}
          checked={isSelected}
          onChange={nothing}
        />
      </div>
      <div role="rowheader" className={mergeClasses(styles.ref, indent)}>
        <button
          type="button"
          tabIndex={-1}
          className={mergeClasses(styles.refButton, isPart && styles.partRef)}
          aria-label={strings.plan.open(ref)}
          aria-haspopup="dialog"
        >
          {ref}
        </button>
      </div>
      <RowText line={line} item={item} action={action} isFresh={isFresh} />
      <div role="gridcell" className={mergeClasses(styles.owner, owners === null && styles.empty)}>
        {owners?.length === 0 && (
          <span className={action?.dueState === 'closed' ? styles.quiet : styles.missing}>
            {strings.plan.noOwner}
          </span>
        )}
        {owners && <PostNames posts={owners.flatMap((id) => posts.get(id) ?? [])} />}
      </div>
      <div
        role="gridcell"
        className={mergeClasses(styles.due, !action && styles.empty)}
        data-act={edits(mayEdit)}
      >
        {action && <DueDate action={action} today={today} />}
        {action?.hasDateRequest && <span className={styles.note}>{strings.grid.dateRequested}</span>}
      </div>
      <div
        role="gridcell"
        className={mergeClasses(styles.rag, isPart && styles.empty)}
        data-act={edits(mayEdit)}
      >
        {!isPart && <RagMark rag={item.rag} />}
        {!isPart && item.movement && <RagMovement movement={item.movement} before={item.previousRag} />}
      </div>
      <div
        role="gridcell"
        className={mergeClasses(styles.status, !action && styles.empty)}
        data-act={edits(mayEdit)}
      >
        {action && shortStatusLabels[action.status]}
      </div>
      <div role="gridcell" className={styles.edit}>
        {mayEdit && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.editButton}
            data-act="edit"
            aria-label={strings.item.updateAbout(ref)}
            title={strings.item.updateAbout(ref)}
          >
            <EditRegular aria-hidden />
          </button>
        )}
      </div>
      {editor && (
        <div role="gridcell" aria-colspan={8} className={styles.editor} data-editor>
          {editor}
        </div>
      )}
    </div>
  );
});

/** A click on a value of a row that the person may update edits it; elsewhere on the row it opens the item. */
function edits(mayEdit: boolean): 'edit' | undefined {
  return mayEdit ? 'edit' : undefined;
}

/** The list around it hears the click; React wants to know that somebody does. */
function nothing(): void {}
