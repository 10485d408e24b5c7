import { Button } from '@fluentui/react-components';
import { strings } from '#tab/strings';
import { bulkKinds, type BulkKind } from './bulk-change.ts';
import { useStyles } from './styles.ts';

export interface BulkBarProps {
  /** How many rows are chosen. */
  size: number;
  onChange: (kind: BulkKind) => void;
  onClear: () => void;
}

/** What can be done with the rows chosen; stays at the foot of the page while any are. */
export function BulkBar({ size, onChange, onClear }: BulkBarProps) {
  const styles = useStyles();
  return (
    <div className={styles.bar} role="region" aria-label={strings.bulk.label}>
      <span role="status" className={styles.size}>
        {strings.bulk.chosen(size)}
      </span>
      {bulkKinds.map((kind) => (
        <Button key={kind} size="small" onClick={() => onChange(kind)}>
          {strings.bulk.kinds[kind]}
        </Button>
      ))}
      <Button size="small" appearance="subtle" onClick={onClear}>
        {strings.bulk.clear}
      </Button>
    </div>
  );
}
