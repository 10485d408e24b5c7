import { mergeClasses } from '@fluentui/react-components';
import { Link } from 'wouter';
import { longDate } from '#domain/dates';
import type { MeetingSummary } from '#domain/meeting-view';
import { meetingPath, recordPath } from '#tab/routes';
import { strings } from '#tab/strings';
import { useMeetingStyles } from './styles.ts';

export interface MeetingRowProps {
  meeting: MeetingSummary;
}

/** One meeting in the list; all of it leads there, to the record where it has ended. */
export function MeetingRow({ meeting }: MeetingRowProps) {
  const styles = useMeetingStyles();
  const { id, title, day, state, plans, items, discussed, presenter } = meeting;
  const facts = [
    longDate(day),
    state === 'planned' ? strings.meetings.items(items) : strings.meetings.discussed(discussed, items),
    state === 'running' && presenter ? strings.meetings.presenter(presenter) : null,
  ];
  return (
    <article className={mergeClasses(styles.row, state === 'running' && styles.running)}>
      <div className={styles.rowBody}>
        <h3 className={styles.rowTitle}>
          <Link to={state === 'ended' ? recordPath(id) : meetingPath(id)} className={styles.rowLink}>
            {title}
          </Link>
        </h3>
        <p className={styles.meta}>{facts.filter(Boolean).join(' · ')}</p>
        <p className={styles.meta}>{plans.map((plan) => plan.title).join(' · ')}</p>
      </div>
      {state === 'running' && <span className={styles.live}>{strings.meetings.live}</span>}
      {state === 'ended' && <span className={styles.meta}>{strings.meetings.record}</span>}
    </article>
  );
}
