import { Avatar, CounterBadge, makeStyles, tokens } from '@fluentui/react-components';
import type { PersonView } from '#infra/local/contract';
import { newMessages } from '../words.ts';

export interface PersonButtonProps {
  person: PersonView;
  onChoose: () => void;
}

/** One person of the sample council, to be chosen. */
export function PersonButton({ person, onChoose }: PersonButtonProps) {
  const styles = useStyles();
  return (
    <button className={styles.button} type="button" onClick={onChoose}>
      <Avatar name={person.name} color="colorful" size={40} aria-hidden />
      <span className={styles.words}>
        <span className={styles.name}>{person.name}</span>
        <span className={styles.post}>{person.post}</span>
        {person.suggestion && <span className={styles.suggestion}>{person.suggestion}</span>}
      </span>
      {person.unread > 0 && (
        <CounterBadge count={person.unread} color="danger" aria-label={newMessages(person.unread)} />
      )}
    </button>
  );
}

const useStyles = makeStyles({
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  post: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  suggestion: {
    marginTop: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground1,
  },
});
