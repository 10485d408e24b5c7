import { mergeClasses } from '@fluentui/react-components';
import { Link } from 'wouter';
import { longDate } from '#domain/dates';
import type { Overview, OverviewAction } from '#domain/overview-view';
import { itemPath } from '#tab/routes';
import { strings } from '#tab/strings';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { useShortListStyles } from './list-styles.ts';
import { ShortList } from './ShortList.tsx';
import { useStyles } from './styles.ts';

export interface DueListProps {
  overview: Overview;
}

/** What falls due before the next cut-off, over all plans, the first due first. */
export function DueList({ overview }: DueListProps) {
  const styles = useStyles();
  const titleOf = new Map(overview.posts.map(({ id, title }) => [id, title]));
  const entries = overview.plans
    .flatMap((plan) => plan.next.actions)
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  if (entries.length === 0) return <p className={styles.quiet}>{strings.overview.noNext}</p>;
  return (
    <ShortList label={strings.overview.nextHeading}>
      {entries.map((action) => (
        <DueEntry
          key={`${action.itemId} ${action.ref}`}
          action={action}
          owners={action.ownerIds.map((id) => titleOf.get(id) ?? id)}
        />
      ))}
    </ShortList>
  );
}

interface DueEntryProps {
  action: OverviewAction;
  owners: readonly string[];
}

function DueEntry({ action, owners }: DueEntryProps) {
  const styles = useStyles();
  const list = useShortListStyles();
  return (
    <li className={list.entry}>
      <RagMark rag={action.rag} isCompact />
      <div>
        <Link to={itemPath(action.itemId)} className={mergeClasses(styles.link, list.text)}>
          <span className={styles.strong}>{action.ref}</span> {action.text}
        </Link>
        <div className={list.facts}>
          <span>{strings.overview.due(longDate(action.due))}</span>
          <span className={owners.length === 0 ? styles.danger : undefined}>
            {owners.join(', ') || strings.overview.noOwner}
          </span>
        </div>
      </div>
    </li>
  );
}
