import type { ReactNode } from 'react';
import { useTableStyles } from './styles.ts';

export interface RowsTableProps {
  label: string;
  columns: readonly string[];
  /** Its rows, with `useTableStyles` and each cell's `data-label`. */
  children: ReactNode;
}

/** A table that becomes one block a row where there is no room for columns; its roles stay through that. */
export function RowsTable({ label, columns, children }: RowsTableProps) {
  const styles = useTableStyles();
  return (
    <table role="table" className={styles.table} aria-label={label}>
      <thead role="rowgroup" className={styles.head}>
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col" className={styles.columnHeader}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className={styles.body}>
        {children}
      </tbody>
    </table>
  );
}
