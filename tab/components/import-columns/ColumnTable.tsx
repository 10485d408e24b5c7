import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { DocumentTable } from '#domain/document-table';
import { strings } from '#tab/strings';
import { ColumnCard } from './ColumnCard.tsx';
import type { ImportColumnsProps } from './ImportColumns.tsx';
import { useStyles } from './styles.ts';

export interface ColumnTableProps extends Pick<ImportColumnsProps, 'said' | 'isReading' | 'onSay'> {
  table: DocumentTable;
}

const fewRows = 3;

/** One table of the document, column beside column; where there is no room, column under column. */
export function ColumnTable({ table, said, isReading, onSay }: ColumnTableProps) {
  const styles = useStyles();
  const [isWhole, showWhole] = useState(false);
  const { where, alike, isTaken, columns, rows } = table;
  const shown = isWhole ? rows : rows.slice(0, fewRows);
  const title = strings.columns.table(where);
  return (
    <section className={styles.table} aria-label={title}>
      <h3 className={styles.tableTitle}>
        {title}
        {alike > 0 && <span className={styles.aside}>{strings.columns.alike(alike)}</span>}
        {!isTaken && <span className={styles.aside}>{strings.columns.notTaken}</span>}
      </h3>
      <ul className={styles.columns}>
        {columns.map((column, index) => (
          <ColumnCard
            key={column.key}
            column={column}
            cells={shown.map((row) => row[index] ?? '')}
            said={Object.hasOwn(said, column.key) ? said[column.key] : undefined}
            isReading={isReading}
            onSay={onSay}
          />
        ))}
      </ul>
      {rows.length > fewRows && (
        <Button
          className={styles.button}
          size="small"
          appearance="subtle"
          aria-expanded={isWhole}
          onClick={() => showWhole(!isWhole)}
        >
          {isWhole ? strings.columns.fewerRows : strings.columns.moreRows(rows.length)}
        </Button>
      )}
    </section>
  );
}
