import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { longDate, type IsoDate } from '#domain/dates';
import type { ActionView, ItemDetail } from '#domain/view';
import { longDay } from '#tab/instants';
import { strings } from '#tab/strings';
import { ActionCard } from './ActionCard.tsx';
import { Confidence } from './Confidence.tsx';
import { History } from './History.tsx';
import { postNames } from './post-names.ts';
import { Section } from './Section.tsx';
import { useStyles } from './styles.ts';

export interface ItemPanelProps {
  item: ItemDetail;
  today: IsoDate;
  /** Starts an update about one action; null while the person is already writing one. */
  onUpdate: ((actionId: string) => void) | null;
  /** What may be done about one action's date, beneath it. */
  datesOf?: (action: ActionView) => ReactNode;
  /** The form, while the person writes; stands beneath what was asked for. */
  children?: ReactNode;
}

/** Everything about one item, in the order a meeting asks for it. */
export function ItemPanel({ item, today, onUpdate, datesOf, children }: ItemPanelProps) {
  const styles = useStyles();
  const prose = [
    [strings.item.response, item.response],
    [strings.item.impact, item.impact],
    [strings.item.documentEvidence, item.documentEvidence],
  ] as const;
  const people = [
    [strings.item.accountable, item.accountable],
    [strings.item.leadMembers, item.leadMembers],
  ] as const;
  return (
    <div className={styles.root}>
      <div>
        <p className={styles.tags}>{tagsOf(item).join(' · ')}</p>
        <p className={styles.text}>{item.text}</p>
        {people
          .filter(([, posts]) => posts.length > 0)
          .map(([label, posts]) => (
            <p key={label} className={styles.byline}>
              {label}: {postNames(posts)}
            </p>
          ))}
      </div>

      {children}

      {item.findings.length > 0 && (
        <Section title={strings.item.findings}>
          <ul className={styles.list}>
            {item.findings.map((finding) => (
              <li key={finding.kind + finding.message} className={styles.finding}>
                {finding.message}
              </li>
            ))}
          </ul>
        </Section>
      )}

      <Section title={strings.item.confidence}>
        <Confidence item={item} />
      </Section>

      <Section title={strings.item.actions(item.actions.length)}>
        {item.actions.length === 0 && <p className={styles.quiet}>{strings.item.noActions}</p>}
        {item.actions.map((action) => (
          <ActionCard
            key={action.id}
            action={action}
            dateChanges={item.dateChanges.filter((change) => change.actionRef === action.ref)}
            today={today}
            showRef={item.actions.length > 1}
            onUpdate={onUpdate && action.mayBecome.length > 0 ? () => onUpdate(action.id) : null}
          >
            {datesOf?.(action)}
          </ActionCard>
        ))}
      </Section>

      {prose.map(
        ([title, text]) =>
          text && (
            <Section key={title} title={title}>
              <p className={styles.prose}>{text}</p>
            </Section>
          ),
      )}

      <Section title={strings.item.evidence}>
        {item.evidence.length === 0 && <p className={styles.quiet}>{strings.item.noEvidence}</p>}
        <ul className={styles.list}>
          {item.evidence.map((evidence) => (
            <li key={evidence.id}>
              <Link href={evidence.url} target="_blank" rel="noreferrer" inline>
                {evidence.title}
              </Link>
              <p className={styles.byline}>{strings.item.byAt(evidence.by, longDay(evidence.at))}</p>
            </li>
          ))}
        </ul>
      </Section>

      {item.decisions.length > 0 && (
        <Section title={strings.item.decisions}>
          <ul className={styles.list}>
            {item.decisions.map((decision) => (
              <li key={decision.meeting + decision.text} className={styles.entry}>
                <p className={styles.prose}>{decision.text}</p>
                <p className={styles.byline}>
                  {strings.item.decidedAt(decision.meeting, longDate(decision.meetingDate))}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}

      <Section title={strings.item.history}>
        <History history={item.history} />
      </Section>
    </div>
  );
}

function tagsOf(item: ItemDetail): string[] {
  const others = item.refs.filter((ref) => ref !== item.ref);
  return [
    item.level ? strings.item.level[item.level] : strings.item.kind[item.kind],
    item.themeTitle,
    item.priority && strings.item.priority[item.priority],
    others.length > 0 ? strings.item.refs(others.join(', ')) : null,
  ].filter((tag) => tag !== null);
}
