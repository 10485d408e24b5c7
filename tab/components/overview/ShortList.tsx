import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { strings } from '#tab/strings';
import { useShortListStyles } from './list-styles.ts';

const fewest = 8;

export interface ShortListProps {
  label: string;
  /** List items with keys, the most pressing first. */
  children: readonly ReactNode[];
}

/** The first few of a list, and the rest for whoever asks. */
export function ShortList({ label, children }: ShortListProps) {
  const styles = useShortListStyles();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? children : children.slice(0, fewest);
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {shown}
      </ul>
      {children.length > fewest && (
        <Button
          appearance="transparent"
          className={styles.more}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? strings.overview.showFewer : strings.overview.showAll(children.length)}
        </Button>
      )}
    </>
  );
}
