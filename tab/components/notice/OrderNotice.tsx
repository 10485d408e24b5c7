import { Button } from '@fluentui/react-components';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface OrderNoticeProps {
  /** Changes since the order was made. */
  changes: number;
  onRefresh: () => void;
}

/** What changed would stand elsewhere by now; it moves when the person says so. */
export function OrderNotice({ changes, onRefresh }: OrderNoticeProps) {
  const styles = useStyles();
  return (
    <div role="status" className={styles.order}>
      <span>{strings.view.changes(changes)}</span>
      <Button size="small" onClick={onRefresh}>
        {strings.view.refresh}
      </Button>
    </div>
  );
}
