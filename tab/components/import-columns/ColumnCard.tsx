import { Badge, mergeClasses, Select } from '@fluentui/react-components';
import { useId } from 'react';
import { columnMeaningLabels, columnMeanings, type ColumnMeaning } from '#domain/column-meaning';
import type { DocumentColumn } from '#domain/document-table';
import { strings } from '#tab/strings';
import type { ImportColumnsProps } from './ImportColumns.tsx';
import { useStyles } from './styles.ts';

export interface ColumnCardProps extends Pick<ImportColumnsProps, 'isReading' | 'onSay'> {
  column: DocumentColumn;
  /** Its cells in the first rows. */
  cells: readonly string[];
  /** What was said about it just now. */
  said: ColumnMeaning | null | undefined;
}

/** The choice that leaves it to Golden Thread again. */
const understood = 'as-understood';

/** One column of the document: its heading, what it holds, and its first cells. */
export function ColumnCard({ column, cells, said, isReading, onSay }: ColumnCardProps) {
  const styles = useStyles();
  const headingId = useId();
  const noteId = useId();
  const { key, heading, number, meaning, from } = column;
  const isSaid = from === 'given' || from === 'remembered';
  const value = said === null && isSaid ? understood : (said ?? meaning);
  const lines = { gridRow: `span ${cells.length + 3}` };
  return (
    <li className={styles.column} style={lines} aria-labelledby={headingId}>
      <div id={headingId} className={mergeClasses(styles.columnHeading, !heading && styles.unnamed)}>
        {heading || strings.columns.unnamed(number)}
      </div>
      <Select
        aria-label={strings.columns.holds(heading || strings.columns.unnamed(number))}
        aria-describedby={noteId}
        value={value}
        disabled={!onSay}
        onChange={(_, data) => onSay?.(key, meaningIn(data.value))}
      >
        {(isSaid || said !== undefined) && <option value={understood}>{strings.columns.understood}</option>}
        {columnMeanings.map((choice) => (
          <option key={choice} value={choice}>
            {columnMeaningLabels[choice]}
          </option>
        ))}
      </Select>
      <div id={noteId} className={styles.note}>
        {said !== undefined && isReading ? strings.columns.reading : <Source from={said ? 'given' : from} />}
      </div>
      {cells.map((cell, index) => (
        <div key={index} className={mergeClasses(styles.cell, value === 'ignore' && styles.ignored)}>
          {cell}
        </div>
      ))}
    </li>
  );
}

/** How it is known what the column holds; nothing where its heading says it plainly. */
function Source({ from }: Pick<DocumentColumn, 'from'>) {
  if (from === 'heading') return null;
  if (from === 'content') return strings.columns.byContent;
  const color = { given: 'success', remembered: 'brand', nothing: 'warning' } as const;
  return (
    <Badge appearance="tint" color={color[from]}>
      {strings.columns.from[from]}
    </Badge>
  );
}

function meaningIn(value: string): ColumnMeaning | null {
  return columnMeanings.find((meaning) => meaning === value) ?? null;
}
