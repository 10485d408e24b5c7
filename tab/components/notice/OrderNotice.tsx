import { Button } from '@fluentui/react-components';
import { strings } from '#tab/strings';
import { useStyles } from './styles.ts';

export interface OrderNoticeProps {
  /** Changes since the order was made. */
  changes: number;
  onRefresh: () => void;
}

/**
 * What changed would stand elsewhere by now; it moves when the person says so. Floats over the page: it comes
 * while somebody points at what stands beneath, which must not move from under the pointer.
 */
export function OrderNotice({ changes, onRefresh }: OrderNoticeProps) {
  const styles = useStyles();
  return (
    <div role="status" className={styles.order}>
      <div className={styles.orderText}>
        <span>{strings.view.changes(changes)}</span>
        <Button size="small" onClick={onRefresh}>
          {strings.view.refresh}
        </Button>
      </div>
    </div>
  );
}
