import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { CalendarClock20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { addDays } from '#domain/dates';
import type { PersonView, TrialView } from '#infra/local/contract';
import { PersonButton } from '../people/PersonButton.tsx';
import { trialApi } from '../api.ts';
import { fullDate } from '../words.ts';

export interface ClockPanelProps {
  trial: TrialView;
  person: PersonView;
  onChoosePerson: (personId: string) => void;
}

const moves = [
  { label: 'A day', days: 1 },
  { label: 'A week', days: 7 },
  { label: 'Three weeks', days: 21 },
];

/** The trial's date, and how to move it forward to see what Golden Thread does when days pass. */
export function ClockPanel({ trial, person, onChoosePerson }: ClockPanelProps) {
  const styles = useStyles();
  const { today } = trial.clock;
  const [chosen, setChosen] = useState('');
  const [isMoving, setMoving] = useState(false);
  const [said, setSaid] = useState<{ isProblem: boolean; text: string } | null>(null);
  const waiting = trial.people.filter(({ id, unread }) => id !== person.id && unread > 0);

  const move = async (day: string) => {
    setMoving(true);
    try {
      const clock = await trialApi.moveClock(day);
      setChosen('');
      setSaid({
        isProblem: false,
        text: `It is now ${fullDate(clock.today)}. Whoever has something due hears about it now.`,
      });
    } catch (error) {
      setSaid({ isProblem: true, text: error instanceof Error ? error.message : String(error) });
    } finally {
      setMoving(false);
    }
  };

  return (
    <Popover trapFocus withArrow>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<CalendarClock20Regular />}
          aria-label={`Trial date: ${fullDate(today)}. Move the clock`}
        >
          <span className={styles.date}>{fullDate(today)}</span>
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label="Move the clock">
        <Text as="h2" size={400} weight="semibold" className={styles.heading}>
          {fullDate(today)}
        </Text>
        <Text as="p" className={styles.heading}>
          The trial has its own clock. Move it forward to see what falls due and who is chased. It cannot go
          back.
        </Text>
        <div className={styles.moves} role="group" aria-label="Move forward">
          {moves.map(({ label, days }) => (
            <Button key={days} disabledFocusable={isMoving} onClick={() => void move(addDays(today, days))}>
              {label}
            </Button>
          ))}
        </div>
        <form
          className={styles.pick}
          onSubmit={(event) => {
            event.preventDefault();
            void move(chosen);
          }}
        >
          <Field label="Or to a date" className={styles.field}>
            <Input
              type="date"
              min={addDays(today, 1)}
              max={addDays(today, 366)}
              value={chosen}
              onChange={(_event, data) => setChosen(data.value)}
            />
          </Field>
          <Button type="submit" disabledFocusable={isMoving || chosen === ''}>
            Move
          </Button>
        </form>
        <div aria-live="polite">
          {said && (
            <MessageBar intent={said.isProblem ? 'error' : 'success'} layout="multiline">
              <MessageBarBody>{said.text}</MessageBarBody>
            </MessageBar>
          )}
        </div>
        {waiting.length > 0 && (
          <>
            <Text as="h3" weight="semibold" className={styles.heading}>
              New messages for
            </Text>
            <ul className={styles.waiting}>
              {waiting.map((other) => (
                <li key={other.id}>
                  <PersonButton
                    person={{ ...other, suggestion: null }}
                    onChoose={() => onChoosePerson(other.id)}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </PopoverSurface>
    </Popover>
  );
}

const useStyles = makeStyles({
  date: { '@media (max-width: 700px)': { display: 'none' } },
  surface: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    width: '360px',
    maxWidth: 'calc(100vw - 16px)',
    maxHeight: 'calc(100vh - 120px)',
    overflowY: 'auto',
  },
  heading: { margin: 0 },
  moves: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  pick: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1 },
  waiting: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
});
