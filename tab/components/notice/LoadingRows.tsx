import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useStyles } from './loading-styles.ts';

export interface LoadingRowsProps {
  /** What is on its way, for those who hear the page. */
  label: string;
  rows: number;
  /** Height of one row in pixels. */
  height: 16 | 32 | 64 | 96;
  /** Part of a page that has its heading already. */
  isPart?: boolean;
}

/** Where rows will be. */
export function LoadingRows({ label, rows, height, isPart = false }: LoadingRowsProps) {
  const styles = useStyles();
  return (
    <div role="status" aria-label={label}>
      {!isPart && <h1 className={styles.heard}>{label}</h1>}
      <Skeleton className={styles.root} aria-hidden>
        {Array.from({ length: rows }, (_, row) => (
          <SkeletonItem key={row} size={height} />
        ))}
      </Skeleton>
    </div>
  );
}
