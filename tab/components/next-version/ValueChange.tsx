import { mergeClasses } from '@fluentui/react-components';
import { rags } from '#domain/rag';
import { strings } from '#tab/strings';
import { fieldValue } from '../item-panel/field-value.ts';
import { RagMark } from '../rag-mark/RagMark.tsx';
import type { ValueDifference } from './choices.ts';
import { isLong } from './is-long.ts';
import { useStyles } from './styles.ts';

export interface ValueChangeProps {
  value: ValueDifference;
}

/** One value before and after: short ones on a line, long ones beside each other. */
export function ValueChange({ value }: ValueChangeProps) {
  const styles = useStyles();
  const { field, before, after } = value;
  const label = strings.item.fields[field];
  if (!isLong(value)) {
    return (
      <p className={styles.value}>
        <span className={styles.label}>{label}</span>{' '}
        {before !== null && (
          <>
            <Value field={field} value={before} />
            <span aria-hidden> → </span>
            <span className={styles.hidden}>{strings.nextVersion.becomes}</span>
          </>
        )}
        <Value field={field} value={after} />
      </p>
    );
  }
  return (
    <div>
      <p className={styles.value}>
        <span className={styles.label}>{label}</span>
      </p>
      <div className={mergeClasses(before !== null && styles.pair)}>
        {before !== null && (
          <div className={styles.version}>
            <span className={styles.quiet}>{strings.nextVersion.now}</span>
            {before}
          </div>
        )}
        <div className={styles.version}>
          {before !== null && <span className={styles.quiet}>{strings.nextVersion.inDocument}</span>}
          {after}
        </div>
      </div>
    </div>
  );
}

interface ValueProps {
  field: ValueDifference['field'];
  value: string | null;
}

/** A short value; ratings as they look everywhere. */
export function Value({ field, value }: ValueProps) {
  if (field === 'rag') return <RagMark rag={rags.find((rag) => rag === value) ?? null} />;
  return <>{fieldValue(field, value)}</>;
}
