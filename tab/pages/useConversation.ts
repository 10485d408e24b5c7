import { useQuery } from '@tanstack/react-query';
import { useHost } from '../host/host.ts';

/** The chat or channel that the tab stands in; null in a personal tab and outside Teams. */
export function useConversation(): string | null {
  const host = useHost();
  const isInTeams = host !== null && host.session === null;
  const { data } = useQuery({
    queryKey: ['conversation'],
    queryFn: async () => {
      const { app } = await import('@microsoft/teams-js');
      const { chat, channel } = await app.getContext();
      return chat?.id ?? channel?.id ?? null;
    },
    enabled: isInTeams,
    staleTime: Infinity,
    retry: false,
  });
  return data ?? null;
}
