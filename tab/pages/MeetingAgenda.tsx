import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { longDate } from '#domain/dates';
import type { AgendaEntryView, MeetingView } from '#domain/meeting-view';
import { AddItem } from '../components/meeting/AddItem.tsx';
import { AgendaEditor } from '../components/meeting/AgendaEditor.tsx';
import { useMeetingStyles } from '../components/meeting/styles.ts';
import { TextLink } from '../components/text-link/TextLink.tsx';
import { usePageStyles } from '../page-styles.ts';
import { routes } from '../routes.ts';
import { strings } from '../strings.ts';
import { useMeetingChoices } from '../api/meetings.ts';
import type { MeetingMoves } from './useMeetingMoves.ts';

export interface MeetingAgendaProps {
  meeting: MeetingView;
  moves: MeetingMoves;
  /** Asks whether to call it off. */
  onCancel: () => void;
}

/** A meeting before it starts: its agenda, to be put in order by whoever runs it. */
export function MeetingAgenda({ meeting, moves, onCancel }: MeetingAgendaProps) {
  const page = usePageStyles();
  const styles = useMeetingStyles();
  const { lines, move } = useOrder(meeting, moves);
  const words = strings.meeting;
  return (
    <>
      <TextLink to={routes.meetings}>{words.all}</TextLink>
      <h1 className={page.title}>{meeting.title}</h1>
      <p className={styles.meta}>
        {[longDate(meeting.day), ...meeting.plans.map(({ title }) => title)].join(' · ')}
      </p>
      <div className={styles.bar}>
        <p className={styles.hint}>
          {meeting.mayRun && lines.length > 0
            ? `${words.ready(lines.length)}. ${words.agenda.hint}`
            : words.ready(lines.length)}
        </p>
        {meeting.mayRun && (
          <div className={styles.buttons}>
            <Button
              appearance="primary"
              disabledFocusable={moves.isMoving || lines.length === 0}
              onClick={() => moves.move({ kind: 'start' })}
            >
              {words.start}
            </Button>
            <Button
              title={words.refreshHint}
              disabledFocusable={moves.isMoving}
              onClick={() => moves.move({ kind: 'refresh' })}
            >
              {words.refresh}
            </Button>
            <Button appearance="subtle" onClick={onCancel}>
              {words.cancelMeeting}
            </Button>
          </div>
        )}
      </div>
      {!meeting.mayRun && (
        <p role="status" className={styles.hint}>
          {words.waiting}
        </p>
      )}
      <h2 className={styles.groupTitle}>{words.agenda.heading}</h2>
      {lines.length === 0 && (
        <p className={styles.hint}>
          {meeting.mayRun ? `${words.emptyAgenda} ${words.emptyAgendaHint}` : words.emptyAgenda}
        </p>
      )}
      <AgendaEditor
        lines={lines}
        edit={
          meeting.mayRun
            ? { onMove: move, onRemove: (itemId) => moves.move({ kind: 'remove', itemId }) }
            : null
        }
      />
      {meeting.mayRun && <Additions meeting={meeting} moves={moves} />}
    </>
  );
}

/** The agenda in the order this person has given it, at once, until the server has it or refuses it. */
function useOrder(meeting: MeetingView, moves: MeetingMoves) {
  const [ids, setIds] = useState<readonly string[] | null>(null);
  const known = meeting.agenda.filter(({ state }) => state !== 'left');
  const wanted = moves.isMoving ? ids : null;
  const inOrder = wanted?.flatMap((id) => known.find(({ itemId }) => itemId === id) ?? []) ?? known;
  const lines: readonly AgendaEntryView[] = inOrder.length === known.length ? inOrder : known;
  const move = (from: number, to: number) => {
    const itemId = lines[from]?.itemId;
    if (!itemId) return;
    const next = lines.map((line) => line.itemId);
    next.splice(from, 1);
    next.splice(to, 0, itemId);
    setIds(next);
    moves.move({ kind: 'reorder', itemIds: next });
  };
  return { lines, move };
}

/** What is not on the agenda: left out, or never an exception. */
function Additions({ meeting, moves }: Omit<MeetingAgendaProps, 'onCancel'>) {
  const styles = useMeetingStyles();
  const choices = useMeetingChoices(meeting.id, true);
  const left = meeting.agenda.filter(({ state }) => state === 'left');
  const words = strings.meeting.agenda;
  const add = (itemId: string) => moves.move({ kind: 'add', itemId });
  return (
    <>
      <div className={styles.add}>
        <AddItem items={choices.data?.items ?? []} onAdd={add} />
      </div>
      {left.length > 0 && (
        <details className={styles.leftOut}>
          <summary className={styles.summary}>{words.leftOut(left.length)}</summary>
          <ul className={styles.leftList}>
            {left.map(({ itemId, ref, text }) => (
              <li key={itemId} className={styles.leftRow}>
                <span className={styles.oneLine}>
                  <span className={styles.ref}>{ref}</span>
                  {text}
                </span>
                <Button size="small" aria-label={words.putBackLabel(ref)} onClick={() => add(itemId)}>
                  {words.putBack}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
