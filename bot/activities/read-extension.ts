import { z } from 'zod';
import { isWebAddress } from '#domain/web-address';
import { messageCommands } from '../cards/message-dialog.ts';
import { wordsOfHtml } from '../reading/words-of-html.ts';

/** What Teams sends for a message extension, reduced to what is used. Nothing in it says who asks or may. */

/** @see https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search */
export const itemQuery = z.object({
  parameters: z
    .array(z.object({ name: z.string(), value: z.unknown() }))
    .max(20)
    .nullish()
    .catch(null),
  queryOptions: z
    .object({
      skip: z.number().int().min(0).max(10_000).nullish().catch(null),
      count: z.number().int().min(1).max(25).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

/** The words searched for, whatever a client calls them; `initialRun` is Teams asking before anything is typed. */
export function wordsOf(query: z.infer<typeof itemQuery>): string {
  const typed = query.parameters?.find(
    ({ name, value }) => name !== 'initialRun' && typeof value === 'string',
  )?.value;
  return typeof typed === 'string' ? typed.slice(0, 200) : '';
}

export const linkQuery = z.object({ url: z.string().max(4_000) });

const file = z.object({
  contentType: z.string().nullish().catch(null),
  contentUrl: z.string().nullish().catch(null),
  name: z.string().nullish().catch(null),
});

const message = z.object({
  linkToMessage: z.string().nullish().catch(null),
  subject: z.string().nullish().catch(null),
  body: z
    .object({ content: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
  from: z
    .object({
      user: z
        .object({ displayName: z.string().nullish().catch(null) })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  attachments: z.array(file).max(100).nullish().catch(null),
});

export const messageAction = z.object({
  commandId: z.enum(messageCommands),
  messagePayload: message.nullish().catch(null),
});

/** What a message offers: its words, who wrote it, and a link that shows it. */
export interface MessageGist {
  words: string;
  by: string | null;
  /** A file it carries, else the message itself. */
  link: { url: string; title: string | null } | null;
}

export function gistOf(payload: z.infer<typeof message>): MessageGist {
  const attached = payload.attachments?.find(({ contentUrl }) => contentUrl && isWebAddress(contentUrl));
  const own = payload.linkToMessage && isWebAddress(payload.linkToMessage) ? payload.linkToMessage : null;
  const url = attached?.contentUrl ?? own;
  return {
    words: [payload.subject, wordsOfHtml(payload.body?.content ?? '')].filter(Boolean).join('\n'),
    by: payload.from?.user?.displayName ?? null,
    link: url ? { url, title: attached?.name ?? null } : null,
  };
}

/** The item a link of ours leads to: the tab's own address, or a Teams link to it; null for any other. */
export function itemOfLink(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  const path = /\/tab\/plans\/[^/]+\/items\/([^/]+)\/?$/.exec(url.pathname);
  if (path) return decoded(path[1]!);
  const context = url.searchParams.get('context');
  if (!context) return null;
  try {
    const named = z.object({ subEntityId: z.string() }).safeParse(JSON.parse(context));
    return named.success ? (/^item\/(.+)$/.exec(named.data.subEntityId)?.[1] ?? null) : null;
  } catch {
    return null; // a link of somebody else's that happens to have a context
  }
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
