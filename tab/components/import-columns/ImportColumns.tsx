import { Button, MessageBar, MessageBarBody, ProgressBar } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import type { ColumnMeaning } from '#domain/column-meaning';
import type { DocumentTable } from '#domain/document-table';
import { strings } from '#tab/strings';
import { ColumnTable } from './ColumnTable.tsx';
import { useStyles } from './styles.ts';

/** What somebody says about columns, by key; null takes back what was remembered. */
export type SaidColumns = Readonly<Record<string, ColumnMeaning | null>>;

export interface ImportColumnsProps {
  tables: readonly DocumentTable[];
  /** What was said so far; the tables show it as soon as the document has been read again. */
  said: SaidColumns;
  /** The document is being read again. */
  isReading: boolean;
  /** Why it could not be read again. */
  problem: string | null;
  /** Recommendations and actions as understood now. */
  found: { items: number; actions: number };
  /** Null once writing has begun: what columns hold is settled. */
  onSay: ((key: string, meaning: ColumnMeaning | null) => void) | null;
  onReset: () => void;
}

/** The document's own tables, and what each of their columns was taken for, to be corrected by hand. */
export function ImportColumns(props: ImportColumnsProps) {
  const { tables, said, isReading, problem, found, onSay, onReset } = props;
  const styles = useStyles();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isShowingAll, showAll] = useState(false);
  const isCorrected = Object.keys(said).length > 0;
  const shown = tables.filter((table) => isShowingAll || table.isTaken || isSpokenOf(table, said));
  const leftOut = tables.length - shown.length;
  if (tables.length === 0) return null;

  function reset(): void {
    onReset();
    heading.current?.focus(); // the button goes
  }

  return (
    <section className={styles.section} aria-labelledby={id} aria-busy={isReading}>
      <div className={styles.headingRow}>
        <h2 ref={heading} id={id} tabIndex={-1} className={styles.heading}>
          {strings.columns.title}
        </h2>
        <div role="status" className={styles.quiet}>
          {isReading
            ? strings.columns.reading
            : isCorrected && !problem && strings.columns.readAgain(found.items, found.actions)}
        </div>
        {isCorrected && onSay && (
          <Button className={styles.button} size="small" onClick={reset}>
            {strings.columns.reset}
          </Button>
        )}
      </div>
      <p className={styles.quiet}>{strings.columns.lead}</p>
      {problem && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.progress}>
        {isReading && <ProgressBar aria-label={strings.columns.reading} thickness="medium" />}
      </div>
      {shown.map((table) => (
        <ColumnTable key={keyOf(table)} table={table} said={said} isReading={isReading} onSay={onSay} />
      ))}
      {leftOut > 0 && (
        <Button className={styles.button} appearance="subtle" onClick={() => showAll(true)}>
          {strings.columns.showLeftOut(leftOut)}
        </Button>
      )}
    </section>
  );
}

/** Stays in view while somebody makes up their mind, whether its rows count or not. */
function isSpokenOf({ columns }: DocumentTable, said: SaidColumns): boolean {
  return columns.some(({ key, from }) => Object.hasOwn(said, key) || from === 'remembered');
}

function keyOf({ where, columns }: DocumentTable): string {
  return [where, ...columns.map(({ key }) => key)].join('\n');
}
