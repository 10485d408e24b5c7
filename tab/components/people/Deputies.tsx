import { Button } from '@fluentui/react-components';
import type { Person } from '#domain/post';
import { useEffect, useRef } from 'react';
import { strings } from '#tab/strings';
import { PersonPicker } from '../person-picker/PersonPicker.tsx';
import { useStyles } from './styles.ts';

export interface DeputiesProps {
  people: readonly Person[];
  onPeople: (people: Person[]) => void;
}

/** Those who stand in, with a box to add another. */
export function Deputies({ people, onPeople }: DeputiesProps) {
  const styles = useStyles();
  const words = strings.people;
  const root = useRef<HTMLDivElement>(null);
  const left = useRef<number | null>(null); // where in the list something was pressed that goes away with it
  useEffect(() => {
    if (left.current === null) return;
    const buttons = root.current?.querySelectorAll<HTMLElement>('li button') ?? [];
    const next = buttons[Math.min(left.current, buttons.length - 1)];
    (next ?? root.current?.querySelector('input'))?.focus();
    left.current = null;
  }, [people]);
  const others = (id: string) => people.filter((person) => person.id !== id);
  return (
    <div ref={root}>
      <PersonPicker
        key={people.length}
        label={words.fields.deputies}
        person={null}
        onPerson={(person) => person && onPeople([...others(person.id), person])}
      />
      {people.length > 0 && (
        <ul className={styles.problems} aria-label={words.fields.deputies}>
          {people.map(({ id, name }, at) => (
            <li key={id}>
              {name}{' '}
              <Button
                size="small"
                appearance="subtle"
                aria-label={words.removePerson(name)}
                onClick={() => {
                  left.current = at;
                  onPeople(others(id));
                }}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
