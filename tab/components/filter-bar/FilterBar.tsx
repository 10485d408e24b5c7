import { mergeClasses, SearchBox } from '@fluentui/react-components';
import type { PlanView } from '#domain/view';
import { strings } from '#tab/strings';
import { filterCount, quickFilters, type ListView, type QuickFilter } from '../item-grid/list-view.ts';
import { ListOptions } from './ListOptions.tsx';
import { useStyles } from './styles.ts';

export interface FilterBarProps {
  plan: Pick<PlanView, 'themes' | 'posts' | 'items'>;
  view: ListView;
  /** How many items each filter alone would show. */
  counts: Record<QuickFilter, number>;
  /** How many are shown now. */
  shown: number;
  onView: (change: Partial<ListView>) => void;
}

/** What of the plan is shown and in which order; how much that is, is also said aloud as it changes. */
export function FilterBar({ plan, view, counts, shown, onView }: FilterBarProps) {
  const styles = useStyles();
  const chosen = filterCount(view) - view.quick.length - (view.find.trim() ? 1 : 0);
  return (
    <div className={styles.root} role="search">
      <div className={styles.top}>
        <SearchBox
          className={styles.search}
          value={view.find}
          aria-label={strings.filters.search}
          placeholder={strings.filters.searchPlaceholder}
          onChange={(_, { value }) => onView({ find: value })}
        />
        <span role="status" className={styles.result}>
          {strings.filters.result(shown, plan.items.length)}
        </span>
      </div>
      <div className={styles.filters} role="group" aria-label={strings.filters.label}>
        {quickFilters
          .filter((name) => counts[name] > 0 || view.quick.includes(name))
          .map((name) => {
            const pressed = view.quick.includes(name);
            const others = view.quick.filter((other) => other !== name);
            return (
              <button
                key={name}
                type="button"
                aria-pressed={pressed}
                className={mergeClasses(styles.filter, pressed && styles.pressed)}
                onClick={() => onView({ quick: pressed ? others : [...others, name] })}
              >
                {strings.filters.names[name]}
                <span className={mergeClasses(styles.count, !pressed && styles.quietCount)}>
                  {counts[name]}
                </span>
              </button>
            );
          })}
        {filterCount(view) > 0 && (
          <button
            type="button"
            className={mergeClasses(styles.filter, styles.clear)}
            onClick={() => onView({ quick: [], find: '', owner: null, theme: null, rag: null, status: null })}
          >
            {strings.view.clear}
          </button>
        )}
      </div>
      <details className={styles.more} open={chosen > 0 || undefined}>
        <summary className={styles.moreSummary}>
          {chosen > 0 ? strings.view.moreActive(chosen) : strings.view.more}
        </summary>
        <ListOptions plan={plan} view={view} onView={onView} />
      </details>
    </div>
  );
}
