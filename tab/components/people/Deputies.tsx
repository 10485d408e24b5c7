import { Button } from '@fluentui/react-components';
import type { Person } from '#domain/post';
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
  const others = (id: string) => people.filter((person) => person.id !== id);
  return (
    <div>
      <PersonPicker
        key={people.length}
        label={words.fields.deputies}
        person={null}
        onPerson={(person) => person && onPeople([...others(person.id), person])}
      />
      {people.length > 0 && (
        <ul className={styles.problems} aria-label={words.fields.deputies}>
          {people.map(({ id, name }) => (
            <li key={id}>
              {name}{' '}
              <Button
                size="small"
                appearance="subtle"
                aria-label={words.removePerson(name)}
                onClick={() => onPeople(others(id))}
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
