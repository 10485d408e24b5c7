import { useState } from 'react';
import type { MeetingView, MinuteView } from '#domain/meeting-view';
import type { ItemDetail, MeView } from '#domain/view';
import { problemsOf, useMeetingChoices } from '../api/meetings.ts';
import {
  draftOf,
  emptyMinute,
  isMinuteWritten,
  minuteKey,
  type MinuteDraft,
  type MinuteKind,
} from '../components/meeting/minute-draft.ts';
import { useKept } from '../components/update-form/useKept.ts';
import { strings } from '../strings.ts';
import { useTakeMinute } from './useMinutes.ts';
import type { TakeBack } from './useTakeBack.ts';

export type Minuting = ReturnType<typeof useMinuting>;

interface MinutingParts {
  me: MeView;
  meeting: MeetingView;
  takeBack: TakeBack;
  itemId: string;
  /** Null until it is there. */
  item: ItemDetail | null;
}

/** Words being written about one item, kept over a reload, and what becomes of them. */
export function useMinuting({ me, meeting, itemId, item, takeBack }: MinutingParts) {
  const take = useTakeMinute(meeting.id);
  const [isDone, setDone] = useState<string | null>(null);
  const [isClosed, setClosed] = useState(false);
  /** Asked for before the item was there; opens when it comes. */
  const [wanted, setWanted] = useState<MinuteKind | null>(null);
  const kept = useKept<MinuteDraft>(minuteKey(me.id, meeting.id, itemId));
  const draft = wanted && item ? begun(kept.value, wanted, item) : kept.value;
  const keep = (next: MinuteDraft | null) => {
    setWanted(null);
    kept.keep(next);
  };
  const choices = useMeetingChoices(meeting.id, meeting.mayRun && draft?.kind === 'action');
  const words = strings.meeting.minute;

  const record = (next: MinuteDraft) => {
    if (!item || take.isPending) return;
    keep(next);
    setClosed(false);
    setDone(null);
    takeBack.reset();
    take.mutate(
      { draft: next, item, onAttempt: keep },
      {
        onSuccess: (outcome) => {
          if (!outcome.ok) return;
          keep(null);
          setDone(next.replaces ? words.replaced : words.saved[next.kind]);
        },
      },
    );
  };
  const begin = (kind: MinuteKind, actionId?: string) => {
    take.reset();
    takeBack.reset();
    setDone(null);
    setClosed(false);
    if (item) keep(begun(draft, kind, item, actionId));
    // Whoever types on before the item is there means their sentence, not another key.
    else setWanted((before) => before ?? kind);
  };
  const edit = (minute: MinuteView) => {
    take.reset();
    takeBack.reset();
    setDone(null);
    setClosed(false);
    keep(draftOf(minute));
  };
  return {
    draft,
    keep,
    /** Null until the item is there, and while other words would be lost. */
    edit: !item || (draft && isMinuteWritten(draft)) ? null : edit,
    isDone,
    isClosed,
    record,
    /** Null for those who only follow. */
    open: meeting.mayRun ? begin : null,
    close: () => {
      if (draft && isMinuteWritten(draft)) setClosed(true);
      else keep(null);
      take.reset();
    },
    posts: choices.data?.posts ?? [],
    isSaving: take.isPending,
    problems: take.error
      ? [take.error.message, strings.form.notSent]
      : take.data
        ? problemsOf(take.data)
        : [],
  };
}

/** Words that were begun go on as another kind; null where there is no action whose date could move. */
function begun(
  draft: MinuteDraft | null,
  kind: MinuteKind,
  item: ItemDetail,
  actionId?: string,
): MinuteDraft | null {
  if (kind === 'date' && item.actions.length === 0) return draft;
  const fresh = emptyMinute(kind, item, actionId);
  if (!draft || !isMinuteWritten(draft) || actionId) return fresh;
  return { ...draft, kind, dueDate: draft.dueDate || fresh.dueDate };
}
