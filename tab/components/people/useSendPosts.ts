import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PostOutcomeBody } from '#api/contract/posts';
import { type PostChange, usePostsApi } from '#tab/api/posts';

export interface SendPosts {
  /** Sends these, in several requests where they are many. */
  send: (changes: PostChange[]) => void;
  /** Sends exactly what was sent before: what was kept, though the answer was lost, is kept once. Null unless it failed. */
  retry: (() => void) | null;
  isPending: boolean;
  error: Error | null;
  /** What was not saved, after all was answered. */
  failed: PostOutcomeBody[];
  /** Forgets how the last try went. */
  reset: () => void;
}

/** As many changes as one request keeps while somebody waits. */
const changesAtOnce = 50;

/** Several changes of posts, and what came of them. */
export function useSendPosts(onSaved: (outcomes: PostOutcomeBody[]) => void): SendPosts {
  const api = usePostsApi();
  const cache = useQueryClient();
  const sending = useMutation({
    networkMode: 'always',
    mutationFn: async (changes: PostChange[]) => {
      const outcomes: PostOutcomeBody[] = [];
      for (let start = 0; start < changes.length; start += changesAtOnce) {
        outcomes.push(...(await api.changePosts(changes.slice(start, start + changesAtOnce))));
      }
      return outcomes;
    },
    onSuccess: (outcomes) => {
      if (outcomes.every(({ result }) => result === 'saved')) onSaved(outcomes);
      else void cache.invalidateQueries({ queryKey: ['posts'] }); // what the next try is based on
    },
  });
  return {
    send: (changes) => sending.mutate(changes),
    retry: sending.isError ? () => sending.mutate(sending.variables) : null,
    isPending: sending.isPending,
    error: sending.error,
    failed: sending.data?.filter(({ result }) => result !== 'saved') ?? [],
    reset: () => sending.reset(),
  };
}
