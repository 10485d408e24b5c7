import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { dayInLondon } from '#domain/clock';
import type { IsoDate } from '#domain/dates';
import { updateSourceLabels } from '#domain/update';
import type { DoneEntry } from '#domain/my-work-view';
import { longInstant } from '#tab/instants';
import { strings } from '#tab/strings';
import { fieldValue } from '../item-panel/field-value.ts';
import { ShortList } from '../overview/ShortList.tsx';
import { useStyles } from './styles.ts';

export interface DoneListProps {
  /** Newest first. */
  done: readonly DoneEntry[];
  today: IsoDate;
  /** Ids of entries being taken back. */
  busy: ReadonlySet<string>;
  onOpen: (itemId: string) => void;
  onUndo: (entry: DoneEntry) => void;
}

/** What a person recorded, from wherever, with a way back for a day. */
export function DoneList({ done, today, busy, onOpen, onUndo }: DoneListProps) {
  const styles = useStyles();
  const isToday = ({ at }: DoneEntry) => dayInLondon(new Date(at)) === today;
  const parts = [
    [strings.myWork.doneToday, done.filter(isToday)],
    [strings.myWork.doneBefore, done.filter((entry) => !isToday(entry))],
  ] as const;
  return (
    <section className={styles.group} aria-label={strings.myWork.doneTitle}>
      <h2 className={styles.heading}>{strings.myWork.doneTitle}</h2>
      {done.length === 0 && <p className={styles.hint}>{strings.myWork.doneNothing}</p>}
      {parts
        .filter(([, entries]) => entries.length > 0)
        .map(([title, entries]) => (
          <div key={title} className={styles.part}>
            <h3 className={styles.conflictTitle}>{title}</h3>
            <div className={styles.list}>
              <ShortList label={title}>
                {entries.map((entry) => (
                  <Entry
                    key={entry.entryIds.join()}
                    entry={entry}
                    isBusy={entry.entryIds.some((id) => busy.has(id))}
                    onOpen={() => onOpen(entry.itemId)}
                    onUndo={() => onUndo(entry)}
                  />
                ))}
              </ShortList>
            </div>
          </div>
        ))}
    </section>
  );
}

interface EntryProps {
  entry: DoneEntry;
  isBusy: boolean;
  onOpen: () => void;
  onUndo: () => void;
}

function Entry({ entry, isBusy, onOpen, onUndo }: EntryProps) {
  const styles = useStyles();
  const restoreFocus = useRestoreFocusTarget();
  const { ref, note, changes, at, from, wasUndone, mayUndo, planTitle } = entry;
  const said =
    changes.length === 0
      ? strings.myWork.doneOnTrack
      : changes
          .map(
            ({ field, before, after }) =>
              `${strings.item.fields[field]}: ${
                before === null || field === 'narrative' || field === 'progress'
                  ? fieldValue(field, after)
                  : strings.item.dateMove(fieldValue(field, before), fieldValue(field, after))
              }`,
          )
          .join(' · ');
  return (
    <li className={styles.done}>
      <div className={styles.main}>
        <button
          {...restoreFocus}
          type="button"
          className={styles.open}
          aria-haspopup="dialog"
          onClick={onOpen}
        >
          <span className={styles.text}>
            <span className={styles.ref}>{ref}</span> {said}
          </span>
        </button>
        {note && changes.length > 0 && !said.includes(note) && <p className={styles.position}>{note}</p>}
        <p className={styles.quiet}>
          {[
            strings.myWork.doneFrom(updateSourceLabels[from], longInstant(at)),
            planTitle,
            wasUndone && strings.myWork.doneUndone,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {mayUndo && (
        <Button
          size="small"
          disabledFocusable={isBusy}
          aria-label={strings.myWork.undoAbout(ref)}
          onClick={onUndo}
        >
          {isBusy ? strings.myWork.saving : strings.myWork.undo}
        </Button>
      )}
    </li>
  );
}
