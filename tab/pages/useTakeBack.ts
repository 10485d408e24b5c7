import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MinuteView } from '#domain/meeting-view';
import { useApi } from '../api/ApiProvider.tsx';
import { problemsOf, takeBackMinute, type MeetingOutcome } from '../api/meetings.ts';
import { showOutcome } from './useMinutes.ts';

export interface TakeBack {
  /** The entry somebody is asked about. */
  asked: MinuteView | null;
  ask: (minute: MinuteView | null) => void;
  confirm: () => void;
  /** The item an entry was struck out of, until something else is done. */
  doneAbout: string | null;
  /** Why it was not struck out; empty while nothing is wrong. */
  problem: string;
  /** Something else was done. */
  reset: () => void;
}

/** Strikes an entry out of the minutes; lives above the item, which may go while the question is open. */
export function useTakeBack(meetingId: string): TakeBack {
  const api = useApi();
  const queries = useQueryClient();
  const [asked, ask] = useState<MinuteView | null>(null);
  const { mutate, data, error, variables, reset } = useMutation<MeetingOutcome, Error, MinuteView>({
    networkMode: 'always',
    mutationFn: ({ id }) => takeBackMinute(api, meetingId, id),
    onSuccess: (outcome, { itemId }) => showOutcome(queries, outcome, itemId),
  });
  return {
    asked,
    ask,
    confirm: () => {
      ask(null);
      if (asked) mutate(asked);
    },
    doneAbout: data?.ok ? variables.itemId : null,
    problem: error?.message ?? (data ? problemsOf(data).join(' ') : ''),
    reset,
  };
}
