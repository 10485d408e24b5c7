import { Combobox, Field, Option } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { usePostsApi } from '#tab/api/posts';
import type { Person } from '#domain/post';
import { strings } from '#tab/strings';
import { useStyles } from '../people/styles.ts';

export interface PersonPickerProps {
  label: string;
  hint?: string | undefined;
  /** Who stands in the box; null for nobody. */
  person: Person | null;
  onPerson: (person: Person | null) => void;
}

/** Long enough that a name is typed, not its letters one by one. */
const pauseMs = 250;
const fewestLetters = 2;

/** Chooses somebody by searching the council's directory. */
export function PersonPicker({ label, hint, person, onPerson }: PersonPickerProps) {
  const styles = useStyles();
  const words = strings.people;
  const api = usePostsApi();
  const [typed, setTyped] = useState<string | null>(null);
  const text = useSettled((typed ?? '').trim());
  const isLong = text.length >= fewestLetters;
  const search = useQuery({
    queryKey: ['directory', text],
    queryFn: ({ signal }) => api.searchPeople(text, signal),
    enabled: isLong,
    staleTime: 60_000,
  });
  const people = isLong ? (search.data?.people ?? []) : [];
  const said = !isLong
    ? words.typeMore
    : search.isPending
      ? words.searching
      : (search.error?.message ?? words.nobody(text));
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      <Combobox
        className={styles.box}
        input={{ className: styles.boxInput }}
        freeform
        clearable
        placeholder={words.person}
        value={typed ?? person?.name ?? ''}
        selectedOptions={person ? [person.id] : []}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value === '' && person) onPerson(null);
        }}
        // What stands is replaced by what is typed, not added to.
        onClick={({ currentTarget }) => typed === null && currentTarget.select()}
        onOpenChange={(_, { open }) => {
          if (!open) setTyped(null); // what was typed was only a way to find somebody
        }}
        onOptionSelect={({ type }, { optionValue }) => {
          if (type === 'change') return; // to Fluent, typing unmakes the choice
          const found = people.find(({ id }) => id === optionValue);
          setTyped(null);
          onPerson(found ? { id: found.id, name: found.name } : null);
        }}
      >
        {people.map(({ id, name, address }) => (
          <Option key={id} value={id} text={name}>
            <span className={styles.option}>
              <span>{name}</span>
              {address && <span className={styles.small}>{address}</span>}
            </span>
          </Option>
        ))}
        {people.length === 0 && (
          <Option key="none" value="" text="" disabled>
            {said}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
