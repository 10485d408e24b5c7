import { mergeClasses } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { OverviewItem, PlanOverview } from '#domain/overview-view';
import { ragLabel } from '#domain/rag';
import { itemPath } from '#tab/routes';
import { strings } from '#tab/strings';
import { RagMark } from '../rag-mark/RagMark.tsx';
import { useShortListStyles } from './list-styles.ts';
import { ShortList } from './ShortList.tsx';
import { useStyles } from './styles.ts';

export interface SlippingListProps {
  plans: readonly PlanOverview[];
}

/** What is getting worse or later, over all plans. */
export function SlippingList({ plans }: SlippingListProps) {
  const styles = useStyles();
  const entries = plans
    .flatMap((plan) => plan.slipping.map((item) => ({ plan, item })))
    .toSorted((a, b) => Number(b.item.isWorse) - Number(a.item.isWorse));
  if (entries.length === 0) return <p className={styles.quiet}>{strings.overview.noSlipping}</p>;
  return (
    <ShortList label={strings.overview.slippingHeading}>
      {entries.map(({ plan, item }) => (
        <SlippingEntry key={item.id} item={item} planTitle={plan.title} />
      ))}
    </ShortList>
  );
}

interface SlippingEntryProps {
  item: OverviewItem;
  planTitle: string;
}

function SlippingEntry({ item, planTitle }: SlippingEntryProps) {
  const styles = useStyles();
  const list = useShortListStyles();
  const words = strings.overview;
  return (
    <li className={list.entry}>
      <RagMark rag={item.rag} isCompact />
      <div>
        <Link to={itemPath(item.id)} className={mergeClasses(styles.link, list.text)}>
          <span className={styles.strong}>{item.ref}</span> {item.text}
        </Link>
        <div className={list.facts}>
          {item.isWorse && <span className={styles.danger}>{words.was(ragLabel(item.wasRag))}</span>}
          {item.timesMoved > 0 && <span>{strings.due.moved(item.timesMoved)}</span>}
          {item.daysPastFirst > 0 && <span>{words.pastFirst(item.daysPastFirst)}</span>}
          <span>{planTitle}</span>
        </div>
      </div>
    </li>
  );
}
