import { mergeClasses, SearchBox } from '@fluentui/react-components';
import { strings } from '#tab/strings';
import { itemFilters, type ItemFilter } from '../item-table/filter-items.ts';
import { useStyles } from './styles.ts';

export interface FilterBarProps {
  filter: ItemFilter;
  search: string;
  /** How many items each filter would show. */
  counts: Record<ItemFilter, number>;
  /** How many are shown now. */
  shown: number;
  onFilter: (filter: ItemFilter) => void;
  onSearch: (search: string) => void;
}

/** What of the plan is shown, and how much that is, also said aloud as it changes. */
export function FilterBar({ filter, search, counts, shown, onFilter, onSearch }: FilterBarProps) {
  const styles = useStyles();
  return (
    <div className={styles.root} role="search">
      <div className={styles.filters} role="group" aria-label={strings.filters.label}>
        {itemFilters
          .filter((name) => name === 'all' || counts[name] > 0 || name === filter)
          .map((name) => {
            const pressed = name === filter;
            return (
              <button
                key={name}
                type="button"
                aria-pressed={pressed}
                className={mergeClasses(styles.filter, pressed && styles.pressed)}
                onClick={() => onFilter(name)}
              >
                {strings.filters.names[name]}
                <span className={mergeClasses(styles.count, !pressed && styles.quietCount)}>
                  {counts[name]}
                </span>
              </button>
            );
          })}
      </div>
      <SearchBox
        className={styles.search}
        value={search}
        aria-label={strings.filters.search}
        placeholder={strings.filters.searchPlaceholder}
        onChange={(_, { value }) => onSearch(value)}
      />
      <span role="status" className={styles.result}>
        {strings.filters.result(shown, counts.all)}
      </span>
    </div>
  );
}
