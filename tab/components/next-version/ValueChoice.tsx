import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { longInstant } from '#tab/instants';
import { strings } from '#tab/strings';
import type { ValueDifference } from './choices.ts';
import { useStyles } from './styles.ts';
import { Value } from './ValueChange.tsx';

export interface ValueChoiceProps {
  value: ValueDifference;
  /** Who wrote the value that stands, and when. */
  written: NonNullable<ValueDifference['written']>;
  /** True when the document's value is taken. */
  isTaken: boolean;
  /** Null while there is nothing to choose. */
  onTake: ((isTaken: boolean) => void) | null;
}

/** What a person wrote here and what the document says, side by side: one of them stands. */
export function ValueChoice({ value, written, isTaken, onTake }: ValueChoiceProps) {
  const styles = useStyles();
  const { field, before, after } = value;
  return (
    <Field className={styles.choice} label={strings.nextVersion.choose(strings.item.fields[field])}>
      <RadioGroup
        className={styles.pair}
        value={isTaken ? 'document' : 'here'}
        disabled={!onTake}
        onChange={(_, data) => onTake?.(data.value === 'document')}
      >
        <Radio
          className={styles.option}
          value="here"
          label={
            <>
              <span className={styles.quiet}>
                {strings.nextVersion.writtenBy(written.by, longInstant(written.at))}
              </span>
              <span className={styles.prose}>
                <Value field={field} value={before} />
              </span>
            </>
          }
        />
        <Radio
          className={styles.option}
          value="document"
          label={
            <>
              <span className={styles.quiet}>{strings.nextVersion.inDocument}</span>
              <span className={styles.prose}>
                <Value field={field} value={after} />
              </span>
            </>
          }
        />
      </RadioGroup>
    </Field>
  );
}
