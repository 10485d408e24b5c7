import { Checkbox } from '@fluentui/react-components';
import { memo, useId } from 'react';
import type { NextVersionBody } from '#api/contract/documents';
import { strings } from '#tab/strings';
import { Counts } from '../counts/Counts.tsx';
import { takeable, valuesOf, withIds, type Difference, type DifferenceChoices } from './choices.ts';
import { DifferenceItem } from './DifferenceItem.tsx';
import { useStyles } from './styles.ts';

export interface DifferencesProps {
  next: NextVersionBody;
  choices: DifferenceChoices;
  /** Null once writing has begun: the choices are settled. */
  onChoices: ((choices: DifferenceChoices) => void) | null;
}

const kinds = Object.keys(strings.nextVersion.kinds) as Difference['kind'][];

/**
 * Everything the document says otherwise than the plan, kind by kind, each to be taken over or left. Drawn
 * anew only when a choice changes: hundreds of items must not slow the bar that counts beside them.
 */
export const Differences = memo(function Differences({ next, choices, onChoices }: DifferencesProps) {
  const styles = useStyles();
  const { differences, unchanged, newPosts, opensPeriod, closesPeriod } = next;
  const contested = differences.flatMap(valuesOf).filter(({ written }) => written).length;
  const groups = kinds
    .map((kind) => ({ kind, items: differences.filter((difference) => difference.kind === kind) }))
    .filter(({ items }) => items.length > 0);
  return (
    <div className={styles.root}>
      <Counts
        counts={[
          ...groups.map(({ kind, items }) => ({
            label: strings.nextVersion.kinds[kind].count,
            value: items.length,
          })),
          { label: strings.nextVersion.unchanged, value: unchanged },
        ]}
      />
      <div className={styles.notes}>
        {opensPeriod && (
          <p className={styles.note}>{strings.nextVersion.period(opensPeriod, closesPeriod)}</p>
        )}
        {contested > 0 && <p className={styles.note}>{strings.nextVersion.contested(contested)}</p>}
        {newPosts.length > 0 && <p className={styles.note}>{strings.nextVersion.newPosts(newPosts)}</p>}
      </div>
      {groups.map((group) => (
        <Group key={group.kind} {...group} choices={choices} onChoices={onChoices} />
      ))}
    </div>
  );
});

interface GroupProps extends Omit<DifferencesProps, 'next'> {
  kind: Difference['kind'];
  items: readonly Difference[];
}

function Group({ kind, items, choices, onChoices }: GroupProps) {
  const styles = useStyles();
  const id = useId();
  const { title, note } = strings.nextVersion.kinds[kind];
  const ids = takeable(items).map((item) => item.id);
  const left = ids.filter((itemId) => choices.skipped.has(itemId)).length;
  const choose = (changed: readonly string[], isTaken: boolean) =>
    onChoices?.({ ...choices, skipped: withIds(choices.skipped, changed, !isTaken) });
  return (
    <section className={styles.group} aria-labelledby={id}>
      <div className={styles.groupHead}>
        <h2 id={id} className={styles.heading}>
          {title} <span className={styles.quiet}>{items.length}</span>
        </h2>
        {ids.length > 1 && (
          <Checkbox
            label={strings.nextVersion.all(ids.length)}
            disabled={!onChoices}
            checked={left === 0 ? true : left === ids.length ? false : 'mixed'}
            onChange={(_, { checked }) => choose(ids, checked !== false)}
          />
        )}
      </div>
      {note && <p className={styles.quiet}>{note}</p>}
      <ul className={styles.list}>
        {items.map((item) => (
          <DifferenceItem
            key={item.id}
            difference={item}
            isTaken={!choices.skipped.has(item.id)}
            taken={choices.taken}
            onTake={onChoices && ((isTaken) => choose([item.id], isTaken))}
            onTakeValue={
              onChoices &&
              ((valueId, isTaken) =>
                onChoices({ ...choices, taken: withIds(choices.taken, [valueId], isTaken) }))
            }
          />
        ))}
      </ul>
    </section>
  );
}
