import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { LeaversView, MatchAnswer, MatchBody, PeopleFoundView } from '#api/contract/directory';
import type {
  MergeBody,
  MergePreviewAnswer,
  MergePreviewBody,
  PostChangesAnswer,
  PostChangesBody,
  PostOutcomeBody,
} from '#api/contract/posts';
import type { PostRegister } from '#domain/registered-post';
import { useApi } from './ApiProvider.tsx';
import { refusal, type ApiClient } from './client.ts';
import { postJson } from './post-json.ts';

export type PostChange = PostChangesBody['changes'][number];

const freshMs = 3_000;
/** The directory is asked about leavers once a visit: people do not leave by the minute. */
const leaversStaleMs = 600_000;

export function usePosts(): UseQueryResult<PostRegister> {
  const api = useApi();
  return useQuery({
    queryKey: ['posts'],
    queryFn: ({ signal }) => api.read<PostRegister>('/posts', signal),
    refetchInterval: freshMs,
  });
}

export function useLeavers(): UseQueryResult<LeaversView> {
  const api = useApi();
  return useQuery({
    queryKey: ['leavers'],
    queryFn: ({ signal }) => api.read<LeaversView>('/directory/leavers', signal),
    staleTime: leaversStaleMs,
  });
}

/** @throws {RefusedError | UnreachableError | SignInError}, as everything below */
function searchPeople(api: ApiClient, text: string, signal: AbortSignal): Promise<PeopleFoundView> {
  return api.read<PeopleFoundView>(`/directory/people?q=${encodeURIComponent(text)}`, signal);
}

/** Repeats after a broken connection are kept once, by the changes' ids. */
async function changePosts(api: ApiClient, changes: PostChange[]): Promise<PostOutcomeBody[]> {
  return (await post<PostChangesAnswer>(api, '/posts/changes', { changes })).outcomes;
}

function previewMerge(api: ApiClient, merge: MergePreviewBody): Promise<MergePreviewAnswer> {
  return post(api, '/posts/merges/preview', merge);
}

async function mergePosts(api: ApiClient, merge: MergeBody): Promise<void> {
  await post(api, '/posts/merges', merge);
}

function matchHolders(api: ApiClient, lines: MatchBody['lines']): Promise<MatchAnswer> {
  return post(api, '/directory/matches', { lines });
}

async function post<Answer>(api: ApiClient, path: string, body: object): Promise<Answer> {
  const response = await postJson(api, path, body);
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as Answer;
}

/** The same for whoever draws, with the person's own connection. */
export function usePostsApi() {
  const api = useApi();
  return {
    searchPeople: (text: string, signal: AbortSignal) => searchPeople(api, text, signal),
    changePosts: (changes: PostChange[]) => changePosts(api, changes),
    previewMerge: (merge: MergePreviewBody) => previewMerge(api, merge),
    mergePosts: (merge: MergeBody) => mergePosts(api, merge),
    matchHolders: (lines: MatchBody['lines']) => matchHolders(api, lines),
  };
}
