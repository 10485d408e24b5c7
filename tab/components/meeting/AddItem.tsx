import { Combobox, Field, Option } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingChoices } from '#domain/meeting-view';
import { strings } from '#tab/strings';
import { useMeetingStyles } from './styles.ts';

export interface AddItemProps {
  /** Items that are not on the agenda. */
  items: MeetingChoices['items'];
  onAdd: (itemId: string) => void;
}

/** More than anybody scrolls through; who wants another types. */
const mostShown = 30;

/** Puts an item on the agenda by its ref, or by words of it. */
export function AddItem({ items, onAdd }: AddItemProps) {
  const styles = useMeetingStyles();
  const [typed, setTyped] = useState('');
  const [added, setAdded] = useState<string | null>(null);
  const words = strings.meeting.agenda;
  const found = findItems(items, typed).slice(0, mostShown);
  return (
    <>
      <Field label={words.add}>
        <Combobox
          freeform
          value={typed}
          selectedOptions={[]}
          placeholder={words.addPlaceholder}
          onChange={({ target }) => setTyped(target.value)}
          onOptionSelect={(_, { optionValue }) => {
            const item = items.find(({ id }) => id === optionValue);
            setTyped('');
            if (!item) return;
            setAdded(item.ref);
            onAdd(item.id);
          }}
        >
          {found.map(({ id, ref, text }) => (
            <Option key={id} value={id} text={ref}>
              <span className={styles.oneLine}>
                <span className={styles.ref}>{ref}</span>
                {text}
              </span>
            </Option>
          ))}
          {found.length === 0 && (
            <Option key="none" value="" text="" disabled>
              {words.addNone}
            </Option>
          )}
        </Combobox>
      </Field>
      <div role="status" className={styles.heard}>
        {added && words.added(added)}
      </div>
    </>
  );
}

/** Refs that begin so first, then items in which every word stands somewhere. */
function findItems(items: MeetingChoices['items'], typed: string): MeetingChoices['items'] {
  const wanted = typed.trim().toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  const [first = ''] = wanted;
  const begins = (ref: string) => ref.toLocaleLowerCase('en-GB').startsWith(first);
  return items
    .filter(({ ref, text }) => {
      const all = `${ref} ${text}`.toLocaleLowerCase('en-GB');
      return wanted.every((word) => all.includes(word));
    })
    .toSorted((a, b) => Number(begins(b.ref)) - Number(begins(a.ref)));
}
