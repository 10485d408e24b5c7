import { mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { strings } from '#tab/strings';
import type { ListView, SortKey } from './list-view.ts';
import { useStyles } from './styles.ts';
import type { Selection } from './useSelection.ts';

export interface GridHeaderProps {
  view: Pick<ListView, 'sort' | 'isDescending'>;
  selection: Selection;
  onSort: (sort: SortKey) => void;
}

const columns = [
  { name: 'ref', sort: 'ref' },
  { name: 'text', sort: null },
  { name: 'owner', sort: null },
  { name: 'due', sort: 'due' },
  { name: 'rag', sort: 'rag' },
  { name: 'status', sort: 'status' },
] as const;

/** What the columns hold; most of them sort. Stays in sight while the list moves beneath it. */
export function GridHeader({ view, selection, onSort }: GridHeaderProps) {
  const styles = useStyles();
  const areAll = selection.size > 0 && selection.size === selection.all;
  const Arrow = view.isDescending ? ArrowDownRegular : ArrowUpRegular;
  return (
    <div role="rowgroup" className={styles.headerGroup}>
      <div role="row" aria-rowindex={1} className={mergeClasses(styles.columns, styles.header)}>
        <div role="columnheader" className={styles.check}>
          <input
            type="checkbox"
            className={styles.box}
            aria-label={strings.grid.chooseAll}
            checked={areAll}
            ref={(box) => {
              if (box) box.indeterminate = selection.size > 0 && !areAll;
            }}
            onChange={() => (areAll ? selection.clear() : selection.chooseAll())}
          />
        </div>
        {columns.map(({ name, sort }) => {
          const isSorted = sort !== null && sort === view.sort;
          return (
            <div
              key={name}
              role="columnheader"
              {...(isSorted && { 'aria-sort': view.isDescending ? 'descending' : 'ascending' })}
            >
              {sort === null ? (
                strings.plan.columns[name]
              ) : (
                <button type="button" className={styles.sort} onClick={() => onSort(sort)}>
                  {strings.plan.columns[name]}
                  {isSorted && <Arrow aria-hidden />}
                </button>
              )}
            </div>
          );
        })}
        <div role="columnheader">
          <span className={styles.hidden}>{strings.grid.edit}</span>
        </div>
      </div>
    </div>
  );
}
