import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode, Ref } from 'react';
import type { IsoDate } from '#domain/dates';
import type { AgendaEntryView } from '#domain/meeting-view';
import type { ActionView, ItemDetail } from '#domain/view';
import { strings } from '#tab/strings';
import { Narratives } from '../item-panel/Narratives.tsx';
import { LoadingRows } from '../notice/LoadingRows.tsx';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { RagMovement } from '../rag-mark/RagMovement.tsx';
import { useItemStyles } from './item-styles.ts';
import { reasonsBeside } from './reasons-beside.ts';
import { ShownAction } from './ShownAction.tsx';

export interface ShownItemProps {
  /** The item as the agenda has it: there at once, so that nobody waits to see what is talked about. */
  entry: AgendaEntryView;
  /** Everything else about it; null while it is on its way. */
  item: ItemDetail | null;
  today: IsoDate;
  /** Takes the focus when the person steps to this item. */
  titleRef?: Ref<HTMLHeadingElement>;
  /** What the person may do about a date that somebody asked for; drawn inside its action. */
  dateAnswer?: (action: ActionView) => ReactNode;
  /** Decisions and what else comes of it. */
  children?: ReactNode;
}

/** One item as a room full of people needs it: what was asked for, how it stands, who is to do what by when. */
export function ShownItem({ entry, item, today, titleRef, dateAnswer, children }: ShownItemProps) {
  const styles = useItemStyles();
  const words = strings.meeting;
  const reasons = reasonsBeside(entry);
  const length = entry.text.length > 420 ? styles.longest : entry.text.length > 180 ? styles.long : undefined;
  return (
    <div className={styles.frame}>
      <article className={styles.root} aria-label={words.itemLabel(entry.ref)}>
        <div className={styles.section}>
          <p className={styles.where}>{[entry.planTitle, entry.theme].filter(Boolean).join(' · ')}</p>
          <h2 ref={titleRef} tabIndex={-1} className={mergeClasses(styles.title, length)}>
            <span className={styles.ref}>{entry.ref}</span>
            {entry.text}
          </h2>
          <div className={styles.top}>
            <span className={styles.rating}>
              <RagMark rag={entry.rag} isLarge />
              {entry.movement && <RagMovement movement={entry.movement} before={entry.previousRag} />}
            </span>
            {reasons.length > 0 && (
              <ul className={styles.reasons} aria-label={words.why}>
                {reasons.map(({ text }) => (
                  <li key={text} className={styles.reason}>
                    {text}
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
        {children}
        {item ? (
          <div className={styles.columns}>
            <section className={styles.section} aria-label={strings.item.actions(item.actions.length)}>
              <h3 className={styles.heading}>{strings.item.actions(item.actions.length)}</h3>
              {item.actions.length === 0 && <p className={styles.quiet}>{strings.item.noActions}</p>}
              <ul className={styles.list}>
                {item.actions.map((action) => (
                  <li key={action.id}>
                    <ShownAction action={action} today={today} showRef={item.actions.length > 1}>
                      {dateAnswer?.(action)}
                    </ShownAction>
                  </li>
                ))}
              </ul>
            </section>
            <Position item={item} />
          </div>
        ) : (
          <LoadingRows isPart label={strings.loading.item} rows={3} height={64} />
        )}
      </article>
    </div>
  );
}

interface PositionProps {
  item: ItemDetail;
}

/** What is said about it now, beside what was said last time. */
function Position({ item }: PositionProps) {
  const styles = useItemStyles();
  const last = item.ratings.findLast((rating) => rating.kind !== 'current');
  const current = item.ratings.find((rating) => rating.kind === 'current');
  return (
    <section className={styles.section} aria-label={strings.item.narrative}>
      <h3 className={styles.heading}>{strings.item.narrative}</h3>
      {item.narrative && last?.narrative ? (
        <Narratives
          before={{ period: last.period, text: last.narrative }}
          now={{ period: current?.period ?? strings.item.now, text: item.narrative }}
        />
      ) : (
        <p className={item.narrative ? styles.text : styles.quiet}>
          {item.narrative ?? strings.item.noNarrative}
        </p>
      )}
    </section>
  );
}
