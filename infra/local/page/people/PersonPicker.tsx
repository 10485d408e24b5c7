import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { PersonView, TrialView } from '#infra/local/contract';
import { PersonButton } from './PersonButton.tsx';

export interface PersonPickerProps {
  trial: TrialView;
  onChoose: (personId: string) => void;
}

/** The first page: who would you like to be? */
export function PersonPicker({ trial, onChoose }: PersonPickerProps) {
  const styles = useStyles();
  const startHere = trial.people.filter(({ suggestion }) => suggestion !== null);
  const everybodyElse = trial.people.filter(({ suggestion }) => suggestion === null);

  const choices = (people: PersonView[], className: string) => (
    <ul className={mergeClasses(styles.list, className)}>
      {people.map((person) => (
        <li key={person.id}>
          <PersonButton person={person} onChoose={() => onChoose(person.id)} />
        </li>
      ))}
    </ul>
  );

  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <Text as="h1" size={700} weight="semibold" className={styles.heading}>
          Who would you like to be?
        </Text>
        <Text as="p" size={400} className={styles.lead}>
          {trial.council} is invented, and so is everybody in it. Choose a person to see what Golden Thread
          looks like from their chair. You can switch at any time, at the top right.
        </Text>
        <Text as="h2" size={400} weight="semibold" className={styles.heading}>
          Start here
        </Text>
        {choices(startHere, styles.wide)}
        <Text as="h2" size={400} weight="semibold" className={styles.heading}>
          Everybody else
        </Text>
        {choices(everybodyElse, styles.narrow)}
      </div>
    </main>
  );
}

const useStyles = makeStyles({
  page: { height: '100%', overflowY: 'auto', backgroundColor: tokens.colorNeutralBackground2 },
  column: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    maxWidth: '960px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
  heading: { margin: 0 },
  lead: {
    margin: `0 0 ${tokens.spacingVerticalM}`,
    color: tokens.colorNeutralForeground2,
    maxWidth: '640px',
  },
  list: {
    display: 'grid',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  wide: { gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))' },
  narrow: { gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))' },
});
