import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { MoveRequestBody } from '#api/contract/meetings';
import type { MeetingView } from '#domain/meeting-view';
import { useApi } from '../api/ApiProvider.tsx';
import {
  meetingKey,
  meetingsKey,
  moveMeeting,
  problemsOf,
  showMeeting,
  type MeetingOutcome,
} from '../api/meetings.ts';

export type MeetingMove = MoveRequestBody['move'];

export interface MeetingMoves {
  move: (move: MeetingMove) => void;
  /** The item this person has stepped to and the server has not confirmed yet. */
  goingTo: string | null;
  isMoving: boolean;
  /** Why the last move was not made; null once one is. */
  problem: string | null;
  dismiss: () => void;
}

interface Asked {
  id: string;
  move: MeetingMove;
}

/**
 * Moves a meeting on, one move after the other, each based on what came of the one before. Whoever presses a key
 * five times goes to where that leads, not through every item on the way.
 */
export function useMeetingMoves(meetingId: string): MeetingMoves {
  const api = useApi();
  const queries = useQueryClient();
  const latestGo = useRef<string | null>(null);
  const [goingTo, setGoingTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const known = () => queries.getQueryData<MeetingView>(meetingKey(meetingId));

  const { mutate, isPending } = useMutation<MeetingOutcome | null, Error, Asked>({
    networkMode: 'always',
    scope: { id: `meeting ${meetingId}` },
    mutationFn: async ({ id, move }) => {
      if (move.kind === 'go' && latestGo.current !== id) return null; // already on the way elsewhere
      const meeting = known();
      if (!meeting) return null;
      const outcome = await moveMeeting(api, meetingId, { id, basedOn: meeting.eTag, move });
      const isChanged = !outcome.ok && outcome.reason === 'changed';
      // Another hand on the agenda does not take the presenter's word: where the room looks is still theirs to say.
      if (!isChanged || move.kind !== 'go' || !outcome.theirs.isPresenter) return outcome;
      return moveMeeting(api, meetingId, { id, basedOn: outcome.theirs.eTag, move });
    },
    onSuccess: (outcome) => {
      if (!outcome) return;
      if (outcome.ok) showMeeting(queries, outcome.meeting);
      else if (outcome.reason === 'changed') showMeeting(queries, outcome.theirs);
      setProblem(problemsOf(outcome).join(' ') || null);
      void queries.invalidateQueries({ queryKey: meetingsKey });
    },
    onError: (error) => setProblem(error.message),
    onSettled: (_outcome, _error, { id }) => {
      if (latestGo.current !== id) return;
      latestGo.current = null;
      setGoingTo(null);
    },
  });

  return {
    goingTo,
    problem,
    isMoving: isPending,
    dismiss: () => setProblem(null),
    move: (move) => {
      const id = crypto.randomUUID();
      if (move.kind === 'go') {
        latestGo.current = id;
        setGoingTo(move.itemId);
      }
      mutate({ id, move });
    },
  };
}
