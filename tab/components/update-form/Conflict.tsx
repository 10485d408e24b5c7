import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { Change } from '#domain/change';
import type { ItemDetail } from '#domain/view';
import { longInstant } from '#tab/instants';
import { strings } from '#tab/strings';
import { fieldValue } from '../item-panel/field-value.ts';
import { actionOf } from './draft.ts';
import { useStyles } from './styles.ts';

/** The values one of which must give way. What was written in words always stays with its writer. */
export type ContestedField = 'rag' | 'status' | 'dueDate';

export interface ConflictProps {
  /** The item as somebody else left it. */
  theirs: ItemDetail;
  actionId: string | null;
  /** What the person was about to save. */
  mine: Change;
  /** The person chose; `dropped` are the values they let go. */
  onCarryOn: (dropped: ContestedField[]) => void;
  onDrop: () => void;
}

/** Both versions beside each other, so that the person chooses and nobody is overwritten unseen. */
export function Conflict({ theirs, actionId, mine, onCarryOn, onDrop }: ConflictProps) {
  const styles = useStyles();
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const [dropped, setDropped] = useState<ContestedField[]>([]);
  const action = actionOf(theirs, actionId);
  const standing = { rag: theirs.rag, status: action?.status ?? null, dueDate: action?.due.end ?? null };
  const contested = (['rag', 'status', 'dueDate'] as const).filter(
    (field) => mine[field] !== undefined && mine[field] !== standing[field],
  );
  const [latest] = theirs.history;
  const theirNote = mine.rag === undefined && action ? action.progress : theirs.narrative;

  useEffect(() => title.current?.focus(), []);

  return (
    <section className={styles.conflict} aria-labelledby={titleId}>
      <h3 id={titleId} ref={title} tabIndex={-1} className={styles.conflictTitle}>
        {strings.conflict.title}
      </h3>
      <p className={styles.conflictText}>
        {latest ? strings.conflict.who(latest.by, longInstant(latest.at)) : strings.conflict.unknown}
      </p>
      {contested.map((field) => (
        <Field
          key={field}
          className={styles.field}
          label={strings.conflict.choose(strings.item.fields[field])}
        >
          <RadioGroup
            value={dropped.includes(field) ? 'theirs' : 'mine'}
            onChange={(_, { value }) =>
              setDropped((before) =>
                value === 'theirs' ? [...before, field] : before.filter((other) => other !== field),
              )
            }
          >
            <Radio value="theirs" label={strings.conflict.keepTheirs(fieldValue(field, standing[field]))} />
            <Radio value="mine" label={strings.conflict.useMine(fieldValue(field, mine[field] ?? null))} />
          </RadioGroup>
        </Field>
      ))}
      {mine.note !== undefined && (
        <div className={styles.pair}>
          <Version label={strings.conflict.theirs} text={theirNote ?? strings.item.nothing} />
          <Version label={strings.conflict.yours} text={mine.note} />
        </div>
      )}
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={() => onCarryOn(dropped)}>
          {strings.conflict.carryOn}
        </Button>
        <Button onClick={onDrop}>{strings.conflict.drop}</Button>
      </div>
    </section>
  );
}

interface VersionProps {
  label: string;
  text: string;
}

function Version({ label, text }: VersionProps) {
  const styles = useStyles();
  return (
    <div className={styles.version}>
      <span className={styles.nowLabel}>{label}</span>
      {text}
    </div>
  );
}
