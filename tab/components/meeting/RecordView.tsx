import { longDate } from '#domain/dates';
import type { AgendaEntryView, MeetingRecord } from '#domain/meeting-view';
import { timeOfDay } from '#tab/instants';
import { strings } from '#tab/strings';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { RagMovement } from '../rag-mark/RagMovement.tsx';
import { MinuteList } from './MinuteList.tsx';
import { useRecordStyles } from './record-styles.ts';

export interface RecordViewProps {
  record: MeetingRecord;
}

/** What a meeting decided, as it is printed and sent round. */
export function RecordView({ record }: RecordViewProps) {
  const styles = useRecordStyles();
  const words = strings.record;
  const { counts, items, leftOver, plans } = record;
  return (
    <article className={styles.page}>
      <p className={styles.kicker}>{`${record.council} · ${words.title}`}</p>
      <h1 className={styles.title}>{record.title}</h1>
      <p className={styles.facts}>{factsOf(record).join(' · ')}</p>
      <p className={styles.facts}>{plans.map(({ title }) => title).join(' · ')}</p>
      <ul className={styles.counts}>
        {(['discussed', 'decisions', 'actions', 'dates', 'leftOver'] as const).map((name) => (
          <li key={name} className={styles.count}>
            <span className={styles.number}>{counts[name]}</span>
            {words.counts[name](counts[name])}
          </li>
        ))}
      </ul>
      <h2 className={styles.heading}>{words.items}</h2>
      {items.length === 0 && <p className={styles.quiet}>{words.noItems}</p>}
      <ol className={styles.list}>
        {items.map((item) => {
          const minutes = item.minutes.filter(({ takenBack }) => takenBack === null);
          return (
            <li key={item.itemId} className={styles.item}>
              <RecordItem item={item} />
              {minutes.length > 0 ? (
                <MinuteList minutes={minutes} onTakeBack={null} />
              ) : (
                <p className={styles.quiet}>{words.noMinutes}</p>
              )}
            </li>
          );
        })}
      </ol>
      {leftOver.length > 0 && (
        <>
          <h2 className={styles.heading}>{words.leftOver}</h2>
          <ol className={styles.list}>
            {leftOver.map((item) => (
              <li key={item.itemId} className={styles.item}>
                <RecordItem item={item} />
              </li>
            ))}
          </ol>
        </>
      )}
    </article>
  );
}

interface RecordItemProps {
  item: AgendaEntryView;
}

function RecordItem({ item }: RecordItemProps) {
  const styles = useRecordStyles();
  return (
    <>
      <h3 className={styles.itemTitle}>
        <span className={styles.ref}>{item.ref}</span>
        {item.text}
      </h3>
      <p className={styles.meta}>
        <RagMark rag={item.rag} />
        {item.movement && <RagMovement movement={item.movement} before={item.previousRag} />}
        <span>{item.planTitle}</span>
      </p>
    </>
  );
}

function factsOf({ day, startedAt, endedAt, presenters }: MeetingRecord): string[] {
  const words = strings.record;
  const time = (at: string) => timeOfDay(Date.parse(at));
  return [
    longDate(day),
    ...(startedAt && endedAt ? [words.from(time(startedAt), time(endedAt))] : []),
    ...(presenters.length > 0 ? [words.presentedBy(presenters.join(', '))] : []),
  ];
}
