import { useMutation, useQueryClient, type QueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { MinuteRequestBody } from '#api/contract/meetings';
import { longDate } from '#domain/dates';
import type { ActionView, ItemDetail } from '#domain/view';
import { useApi } from '../api/ApiProvider.tsx';
import { refuseDate } from '../api/decide-date.ts';
import { showMeeting, takeBackMinute, takeMinute, type MeetingOutcome } from '../api/meetings.ts';
import { itemKey } from '../api/queries.ts';
import { attemptFor } from '../attempt.ts';
import { dateBefore, type MinuteDraft } from '../components/meeting/minute-draft.ts';
import { strings } from '../strings.ts';

export interface MinuteToTake {
  draft: MinuteDraft;
  item: ItemDetail;
  /** Told the request's id before it leaves, so that the same words sent again carry it again. */
  onAttempt: (draft: MinuteDraft) => void;
}

/**
 * Writes into the minutes; what follows is seen in the item at once. A minute is never rewritten: one that this
 * replaces is struck out first, which may be refused, and striking it out again is harmless.
 */
export function useTakeMinute(meetingId: string): UseMutationResult<MeetingOutcome, Error, MinuteToTake> {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation<MeetingOutcome, Error, MinuteToTake>({
    networkMode: 'always',
    mutationFn: async ({ draft, item, onAttempt }) => {
      const minute = minuteOf(draft, item);
      const attempt = attemptFor(draft.attempt, JSON.stringify([item.id, minute]));
      onAttempt({ ...draft, attempt });
      if (draft.replaces) {
        const struck = await takeBackMinute(api, meetingId, draft.replaces.id);
        if (!struck.ok) return struck;
      }
      const asked = actionIn(draft, item)?.dateRequest;
      if (draft.kind === 'refusal' && asked) await refuseDate(api, asked.id, draft.text.trim());
      return takeMinute(api, meetingId, { id: attempt.id, itemId: item.id, minute });
    },
    onSuccess: (outcome, { item }) => showOutcome(queries, outcome, item.id),
  });
}

/** Puts what came of it before every page: the meeting, and the item whose minutes it changed. */
export async function showOutcome(
  queries: QueryClient,
  outcome: MeetingOutcome,
  itemId: string,
): Promise<void> {
  if (outcome.ok) showMeeting(queries, outcome.meeting);
  else if (outcome.reason === 'changed') showMeeting(queries, outcome.theirs);
  await queries.invalidateQueries({ queryKey: itemKey(itemId) });
}

function minuteOf(draft: MinuteDraft, item: ItemDetail): MinuteRequestBody['minute'] {
  const { kind, ownerPostId, dueDate, actionId } = draft;
  const text = draft.text.trim();
  const action = actionIn(draft, item);
  const from = dateBefore(draft, item);
  switch (kind) {
    case 'decision':
      return { kind, text };
    case 'action':
      return { kind, text, ownerPostId, dueDate };
    case 'date':
      return { kind, actionId, from, dueDate, ...(text ? { reason: text } : {}) };
    case 'refusal': {
      const asked = action?.dateRequest ? longDate(action.dateRequest.to) : strings.plan.noDate;
      const words = strings.meeting.minute.refusedText(asked, action?.ref ?? item.ref, text);
      return { kind: 'decision', text: words };
    }
  }
}

function actionIn({ actionId }: MinuteDraft, item: ItemDetail): ActionView | undefined {
  return item.actions.find(({ id }) => id === actionId);
}
