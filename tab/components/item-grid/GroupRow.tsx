import { mergeClasses } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { memo } from 'react';
import { strings } from '#tab/strings';
import { placed, type LinePlace } from './line-place.ts';
import type { GroupLine } from './lines.ts';
import { useStyles } from './styles.ts';

export interface GroupRowProps extends LinePlace {
  line: GroupLine;
  /** Its rows are folded away. */
  isClosed: boolean;
}

/** A heading that rows stand under. */
export const GroupRow = memo(function GroupRow({ line, isClosed, ...place }: GroupRowProps) {
  const styles = useStyles();
  const Chevron = isClosed ? ChevronRightRegular : ChevronDownRegular;
  return (
    <div
      {...placed(place, line.key)}
      aria-level={1}
      aria-expanded={!isClosed}
      className={mergeClasses(styles.line, styles.groupLine)}
    >
      <div role="gridcell" aria-colspan={8} className={styles.group}>
        <Chevron aria-hidden className={styles.chevron} />
        <h2 className={styles.groupTitle}>{line.title}</h2>
        <span className={styles.groupMeta}>
          {[strings.plan.themeItems(line.count), line.note].filter(Boolean).join(' · ')}
        </span>
        {line.summary && !isClosed && <p className={styles.summary}>{line.summary}</p>}
      </div>
    </div>
  );
});
