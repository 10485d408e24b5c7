import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import type {
  AgendaProposal,
  MeetingChanged,
  MinuteRequestBody,
  MoveRequestBody,
  NewMeetingBody,
} from '#api/contract/meetings';
import type {
  AgendaEntryView,
  MeetingChoices,
  MeetingList,
  MeetingRecord,
  MeetingView,
} from '#domain/meeting-view';
import { useApi } from './ApiProvider.tsx';
import { refusal, type ApiClient } from './client.ts';
import { RefusedError } from './errors.ts';

const freshMs = 3_000;
/** A room that waits for its page to turn notices every second. */
const inStepMs = 1_000;

export function useMeetings(): UseQueryResult<MeetingList> {
  const api = useApi();
  return useQuery({
    queryKey: meetingsKey,
    queryFn: ({ signal }) => api.read<MeetingList>('/meetings', signal),
    refetchInterval: freshMs,
  });
}

/** A meeting, in step with its presenter while it runs and is looked at. */
export function useMeeting(meetingId: string): UseQueryResult<MeetingView> {
  const api = useApi();
  const queries = useQueryClient();
  return useQuery({
    queryKey: meetingKey(meetingId),
    queryFn: async ({ signal }) => {
      const answer = await api.read<MeetingView>(pathOf(meetingId), signal);
      // A server that has not heard of this person's own move yet must not take the room back.
      const known = queries.getQueryData<MeetingView>(meetingKey(meetingId));
      return known && isOlder(answer, known) ? known : answer;
    },
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? inStepMs : freshMs),
  });
}

/** What a meeting about these plans would talk about; nothing is planned by asking. */
export function useProposedAgenda(planIds: readonly string[]): UseQueryResult<AgendaEntryView[]> {
  const api = useApi();
  return useQuery({
    queryKey: [...meetingsKey, 'proposal', ...planIds],
    queryFn: async () => {
      const response = await post(api, '/meetings/preview', { planIds });
      if (!response.ok) throw await refusal(response);
      return ((await response.json()) as AgendaProposal).agenda;
    },
    enabled: planIds.length > 0,
    staleTime: 10_000,
  });
}

/** Asked for only by whoever runs the meeting, when something is about to be chosen. */
export function useMeetingChoices(meetingId: string, isWanted: boolean): UseQueryResult<MeetingChoices> {
  const api = useApi();
  return useQuery({
    queryKey: [...meetingKey(meetingId), 'choices'],
    queryFn: ({ signal }) => api.read<MeetingChoices>(`${pathOf(meetingId)}/choices`, signal),
    enabled: isWanted,
    staleTime: 10_000,
  });
}

export function useMeetingRecord(meetingId: string): UseQueryResult<MeetingRecord> {
  const api = useApi();
  return useQuery({
    queryKey: [...meetingKey(meetingId), 'record'],
    queryFn: ({ signal }) => api.read<MeetingRecord>(`${pathOf(meetingId)}/record`, signal),
    refetchInterval: freshMs,
  });
}

export const meetingsKey = ['meetings'] as const;

export function meetingKey(meetingId: string) {
  return ['meeting', meetingId] as const;
}

/** Versions that this page itself has written over, as "meeting version". */
const superseded = new Set<string>();

function versionOf({ id, eTag }: MeetingView): string {
  return `${id} ${eTag}`;
}

/** Minutes do not change what a move is based on, and there are never fewer of them. */
function isOlder(answer: MeetingView, known: MeetingView): boolean {
  if (superseded.has(versionOf(answer))) return true;
  const entries = ({ minutes }: MeetingView) =>
    minutes.length + minutes.filter(({ takenBack }) => takenBack !== null).length;
  return answer.eTag === known.eTag && entries(answer) < entries(known);
}

/** Puts a meeting before every page that shows it. */
export function showMeeting(queries: QueryClient, meeting: MeetingView): void {
  const known = queries.getQueryData<MeetingView>(meetingKey(meeting.id));
  if (known && known.eTag !== meeting.eTag) superseded.add(versionOf(known));
  superseded.delete(versionOf(meeting));
  queries.setQueryData(meetingKey(meeting.id), meeting);
}

export type MeetingOutcome =
  | { ok: true; meeting: MeetingView }
  /** Somebody else was first; nothing was written. */
  | { ok: false; reason: 'changed'; message: string; theirs: MeetingView }
  | { ok: false; reason: 'problems'; problems: readonly string[] };

/** @throws {RefusedError | UnreachableError | SignInError} */
export async function planMeeting(api: ApiClient, meeting: NewMeetingBody): Promise<MeetingOutcome> {
  return outcomeOf(await post(api, '/meetings', meeting));
}

/**
 * Moves a meeting on. The same `id` may be sent again: it is made once.
 *
 * @throws {RefusedError | UnreachableError | SignInError}
 */
export async function moveMeeting(
  api: ApiClient,
  meetingId: string,
  request: MoveRequestBody,
): Promise<MeetingOutcome> {
  return outcomeOf(await post(api, `${pathOf(meetingId)}/moves`, request));
}

/**
 * Writes something into the minutes. The same `id` may be sent again: it is taken once.
 *
 * @throws {RefusedError | UnreachableError | SignInError}
 */
export async function takeMinute(
  api: ApiClient,
  meetingId: string,
  request: MinuteRequestBody,
): Promise<MeetingOutcome> {
  return outcomeOf(await post(api, `${pathOf(meetingId)}/minutes`, request));
}

/** @throws {RefusedError | UnreachableError | SignInError} */
export async function takeBackMinute(
  api: ApiClient,
  meetingId: string,
  minuteId: string,
): Promise<MeetingOutcome> {
  const path = `${pathOf(meetingId)}/minutes/${encodeURIComponent(minuteId)}/take-back`;
  return outcomeOf(await post(api, path, {}));
}

/** @throws {RefusedError | UnreachableError | SignInError} */
export async function fetchRecord(api: ApiClient, meetingId: string, format: 'docx' | 'html'): Promise<Blob> {
  const response = await api.send(`${pathOf(meetingId)}/record?format=${format}`, {});
  if (!response.ok) throw await refusal(response);
  return response.blob();
}

/**
 * Puts the decision record into a chat. The same `id` may be sent again: it is posted once.
 *
 * @returns what was done, in one sentence
 * @throws {RefusedError | UnreachableError | SignInError}
 */
export async function postRecord(
  api: ApiClient,
  meetingId: string,
  request: { id: string; conversationId: string },
): Promise<string> {
  const response = await post(api, `${pathOf(meetingId)}/post`, request);
  if (!response.ok) throw await refusal(response);
  return ((await response.json()) as { message: string }).message;
}

function pathOf(meetingId: string): string {
  return `/meetings/${encodeURIComponent(meetingId)}`;
}

function post(api: ApiClient, path: string, body: object): Promise<Response> {
  return api.send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function outcomeOf(response: Response): Promise<MeetingOutcome> {
  if (response.ok) return { ok: true, meeting: (await response.json()) as MeetingView };
  if (response.status === 409) {
    const { message, theirs } = (await response.json()) as MeetingChanged;
    return { ok: false, reason: 'changed', message, theirs };
  }
  const refused = await refusal(response);
  if (response.status !== 422) throw refused;
  return {
    ok: false,
    reason: 'problems',
    problems: refused.problems.length ? refused.problems : [refused.message],
  };
}

/** What to tell the person about something that was not done. */
export function problemsOf(outcome: MeetingOutcome): readonly string[] {
  if (outcome.ok) return [];
  return outcome.reason === 'changed' ? [outcome.message] : outcome.problems;
}

/** What was asked for is not there, or not for this person. */
export function isMissing(error: Error | null): boolean {
  return error instanceof RefusedError && error.status === 404;
}
