import { mergeClasses } from '@fluentui/react-components';
import type { ActionRow, ItemRow } from '#domain/view';
import { strings } from '#tab/strings';
import type { RowLine } from './lines.ts';
import { useDepths, useStyles } from './styles.ts';

export interface RowTextProps {
  line: Pick<RowLine, 'shows' | 'depth'>;
  item: ItemRow;
  action: ActionRow | null;
  isFresh: boolean;
}

/** What was asked for or what is to be done, with the little that a reader needs beside it. */
export function RowText({ line, item, action, isFresh }: RowTextProps) {
  const styles = useStyles();
  const depths = useDepths();
  const isAction = line.shows !== 'item' && action !== null;
  const notes = [
    !isAction &&
      item.refs.length > 1 &&
      strings.item.refs(item.refs.filter((ref) => ref !== item.ref).join(', ')),
    !isAction && item.priority && strings.item.priority[item.priority],
    action && action.timesMoved > 0 && action.dueState !== 'closed' && strings.due.moved(action.timesMoved),
    !isAction && item.findings > 0 && strings.grid.findings(item.findings),
  ].filter(Boolean);
  return (
    <div
      role="gridcell"
      className={mergeClasses(styles.text, depths[line.depth > 1 ? 2 : line.depth === 1 ? 1 : 0])}
    >
      <div className={mergeClasses(styles.clamp, line.shows === 'part' && styles.partText)}>
        {isAction ? action.text : item.text}
      </div>
      {(notes.length > 0 || isFresh) && (
        <div className={styles.notes}>
          {notes.map((note) => (
            <span key={String(note)}>{note}</span>
          ))}
          {isFresh && <span className={styles.freshNote}>{strings.plan.justUpdated}</span>}
        </div>
      )}
    </div>
  );
}
