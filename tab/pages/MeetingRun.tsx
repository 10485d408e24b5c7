import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ragLabel } from '#domain/rag';
import type { AgendaEntryView, MeetingView } from '#domain/meeting-view';
import type { MeView } from '#domain/view';
import { useApi } from '../api/ApiProvider.tsx';
import { itemQuery } from '../api/queries.ts';
import { AgendaNav } from '../components/meeting/AgendaNav.tsx';
import { useRunStyles } from '../components/meeting/run-styles.ts';
import { StepBar } from '../components/meeting/StepBar.tsx';
import { useMeetingKeys } from '../components/meeting/useMeetingKeys.ts';
import { Notice } from '../components/notice/Notice.tsx';
import { strings } from '../strings.ts';
import { MeetingItem } from './MeetingItem.tsx';
import type { MeetingMoves } from './useMeetingMoves.ts';
import type { TakeBack } from './useTakeBack.ts';

export interface MeetingRunProps {
  me: MeView;
  meeting: MeetingView;
  moves: MeetingMoves;
  takeBack: TakeBack;
  /** Whether single letters do anything. */
  hasLetters: boolean;
  /** Shows what the keyboard does. */
  onKeys: () => void;
  /** Asks whether to end it. */
  onEnd: () => void;
}

/** A meeting as it runs: one item at a time, in step with whoever presents. */
export function MeetingRun(props: MeetingRunProps) {
  const { me, meeting, moves, takeBack, hasLetters, onKeys, onEnd } = props;
  const styles = useRunStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const lines = meeting.agenda.filter(({ state }) => state !== 'left');
  const { shownId, isLooking, show, follow } = useShown(meeting, moves);
  const place = lines.findIndex(({ itemId }) => itemId === shownId);
  const entry = lines[place] ?? null;
  const words = strings.meeting;

  const takesFocus = useRef(false);
  const go = (to: AgendaEntryView | undefined, wasDiscussed: boolean) => {
    if (!to) return;
    takeBack.reset();
    takesFocus.current = !isControl(document.activeElement);
    show(to.itemId, wasDiscussed);
  };
  const next = lines[place + 1];
  const previous = place > 0 ? lines[place - 1] : undefined;
  useEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    title.current?.focus({ preventScroll: true });
    title.current?.scrollIntoView({ block: 'nearest' });
  }, [shownId]);
  usePrefetch([next, previous]);
  useMeetingKeys({
    hasLetters,
    onKey: {
      next: next ? () => go(next, true) : null,
      previous: previous ? () => go(previous, false) : null,
      follow: isLooking ? follow : null,
      help: onKeys,
    },
  });

  return (
    <div className={styles.root}>
      <StepBar
        meeting={meeting}
        place={place}
        all={lines.length}
        isMoving={moves.isMoving}
        onPrevious={previous ? () => go(previous, false) : null}
        onNext={next ? () => go(next, true) : null}
        onTakeOver={() => moves.move({ kind: 'present' })}
        onKeys={onKeys}
        onEnd={onEnd}
      />
      <TakenOver meeting={meeting} />
      {isLooking && (
        <div className={styles.banner} role="status">
          <span>{lookingAt(meeting)}</span>
          <Button size="small" appearance="primary" onClick={follow}>
            {words.follow}
          </Button>
        </div>
      )}
      <div className={styles.body}>
        {entry ? (
          <MeetingItem
            key={entry.itemId}
            me={me}
            meeting={meeting}
            entry={entry}
            titleRef={title}
            takeBack={takeBack}
            hasLetters={hasLetters}
            onDiscussed={(isDiscussed) =>
              moves.move({ kind: 'discussed', itemId: entry.itemId, isDiscussed })
            }
          />
        ) : (
          <Notice
            level={2}
            title={meeting.showsHidden ? words.hidden : words.nothingShown}
            body={meeting.showsHidden ? words.hiddenBody : words.nothingShownBody}
          />
        )}
        <aside className={styles.aside} aria-label={words.agenda.heading}>
          <h2 className={styles.asideTitle}>{words.agenda.heading}</h2>
          <div className={styles.scroll}>
            <AgendaNav
              lines={lines}
              shownId={shownId}
              currentId={meeting.currentItemId}
              onChoose={(itemId) => {
                show(itemId, false);
                title.current?.scrollIntoView({ block: 'nearest' });
              }}
            />
          </div>
        </aside>
      </div>
      <div role="status" className={styles.heard}>
        {entry && words.announce(place + 1, lines.length, entry.ref, ragLabel(entry.rag), entry.text)}
      </div>
    </div>
  );
}

/** What this person sees: the room's item, or one they turned to themselves. Whoever presents takes the room along. */
function useShown(meeting: MeetingView, moves: MeetingMoves) {
  const { currentItemId, isPresenter } = meeting;
  const [lookedAt, setLookedAt] = useState<string | null>(null);
  const elsewhere = isPresenter || lookedAt === currentItemId ? null : lookedAt;
  return {
    shownId: elsewhere ?? (isPresenter ? (moves.goingTo ?? currentItemId) : currentItemId),
    isLooking: elsewhere !== null,
    follow: () => setLookedAt(null),
    show: (itemId: string, wasDiscussed: boolean) => {
      if (!isPresenter) setLookedAt(itemId);
      else if (itemId !== (moves.goingTo ?? currentItemId)) {
        moves.move({ kind: 'go', itemId, ...(wasDiscussed ? { wasDiscussed: true } : {}) });
      }
    },
  };
}

interface TakenOverProps {
  meeting: MeetingView;
}

/** Says who presents when that changes while one looks on. */
function TakenOver({ meeting }: TakenOverProps) {
  const styles = useRunStyles();
  const { isPresenter, presenter } = meeting;
  const [before, setBefore] = useState({ isPresenter, presenter });
  const [said, setSaid] = useState<string | null>(null);
  if (before.isPresenter !== isPresenter || before.presenter !== presenter) {
    setBefore({ isPresenter, presenter });
    if (isPresenter) setSaid(strings.meeting.youTookOver);
    else setSaid(before.isPresenter && presenter ? strings.meeting.tookOver(presenter) : null);
  }
  return (
    <div role="status">
      {said && (
        <MessageBar layout="multiline" className={styles.message}>
          <MessageBarBody>{said}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

/** The items one step away are there before anybody steps. */
function usePrefetch(entries: readonly (AgendaEntryView | undefined)[]): void {
  const api = useApi();
  const queries = useQueryClient();
  const ids = entries.flatMap((entry) => entry?.itemId ?? []).join('\n');
  useEffect(() => {
    for (const itemId of ids.split('\n').filter(Boolean)) {
      void queries.prefetchQuery({ ...itemQuery(api, itemId), staleTime: 30_000 });
    }
  }, [api, queries, ids]);
}

function lookingAt({ agenda, currentItemId }: MeetingView): string {
  const current = agenda.find(({ itemId }) => itemId === currentItemId);
  return current ? strings.meeting.looking(current.ref) : strings.meeting.lookingHidden;
}

/** Somebody who presses a button again and again must find it where it was. */
function isControl(element: Element | null): boolean {
  return element instanceof HTMLButtonElement && element.closest('[data-steps]') !== null;
}
