import { randomUUID } from 'node:crypto';
import type { Change } from '#domain/change';
import type { ActionView, ItemView } from '#domain/view';
import { NotFoundError } from '#domain/errors';
import { findByRef, myActions, overdueFor } from '#workflows/find-items';
import { recordUpdate } from '#workflows/record-update';
import { searchItems, type ItemSearch, type SearchedItem } from '#workflows/search-items';
import { showItem } from '#workflows/show-item';
import {
  messageDialog,
  messageSubmit,
  type MessageCommand,
  type MessageDialog,
  type MessageSubmit,
} from '../cards/message-dialog.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { sharedCard } from '../cards/shared-card.ts';
import { strings } from '../strings/index.ts';
import { forEveryone, type Desk } from './answer.ts';
import { gistOf, itemOfLink, type messageAction } from './read-extension.ts';
import { changeTyped } from './read-card-request.ts';
import { updateId } from './update-id.ts';
import type { z } from 'zod';

/** An item to put into a chat, and how the list that offers it shows it. */
export interface Offered {
  card: AdaptiveCard;
  ref: string;
  words: string;
}

/** Items for whoever searches; the cards stand wherever they are put, so they hold what anybody may see. */
export async function offerItems(desk: Desk, search: ItemSearch): Promise<Offered[]> {
  const found = await searchItems(desk.services, desk.person, search);
  return found.map((each) => offer(desk, each));
}

/** The card a pasted link becomes; null when it leads to nothing of ours, or nothing this person may see. */
export async function unfurl(desk: Desk, url: string): Promise<Offered | null> {
  const id = itemOfLink(url);
  if (id === null) return null;
  const everyone = forEveryone(desk);
  try {
    const { item } = await showItem(desk.services, desk.person, id);
    const isOpenToAll = await showItem(everyone.services, desk.person, id).then(
      () => true,
      (error: unknown) => {
        if (error instanceof NotFoundError) return false;
        throw error;
      },
    );
    const offered = offer(desk, { item, isOpenToAll });
    // What previews a link goes into the chat with it.
    return isOpenToAll ? offered : { ...offered, words: '' };
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

function offer(desk: Desk, { item, isOpenToAll }: SearchedItem): Offered {
  return {
    card: sharedCard({ item, isOpenToAll, tabUrl: desk.tabUrl(item.id) }),
    ref: item.ref,
    words: strings.extension.preview(item.rag, item.text),
  };
}

/** What the form of a message command shows next, or that it is done. */
export type MessageAnswer =
  { kind: 'form'; title: string; card: AdaptiveCard } | { kind: 'sentence'; text: string };

/** Opens the form for a message, with its words or its link filled in. */
export async function openMessage(desk: Desk, action: z.infer<typeof messageAction>): Promise<MessageAnswer> {
  const command = action.commandId;
  if (!action.messagePayload) return { kind: 'sentence', text: strings.extension.noMessage };
  const { words, by, link } = gistOf(action.messagePayload);
  const named = words.match(/[\p{L}\d][\p{L}\d./-]*/gu)?.slice(0, 200) ?? [];
  const choices = await choicesFor(desk);
  const mentioned = choices.find(({ ref }) => named.includes(ref));
  return form(command, {
    form: randomUUID(),
    choices,
    typed: {
      ...(mentioned ? { subject: mentioned.id } : {}),
      ...(command === 'saveUpdate'
        ? { note: words }
        : {
            evidenceUrl: link?.url ?? '',
            evidenceTitle: link?.title ?? strings.extension.evidenceTitle(by),
          }),
    },
  });
}

/** Keeps what the form sent; with anything missing the form comes back with what was typed. */
export async function submitMessage(desk: Desk, data: unknown): Promise<MessageAnswer> {
  const read = messageSubmit.safeParse(data);
  if (!read.success) return { kind: 'sentence', text: strings.extension.bad };
  const sent = read.data;
  const again = async (problems: readonly string[]): Promise<MessageAnswer> =>
    form(sent.command, { form: sent.form, choices: await choicesFor(desk), typed: sent, problems });

  const meant = await subjectOf(desk, sent);
  if (!meant.ok) return again(meant.problems);
  const change = changeOf(sent);
  if (sent.command === 'saveUpdate' && !change.note) return again([strings.extension.noNote]);
  if (sent.command === 'saveEvidence' && !change.evidence) return again([strings.extension.noEvidence]);

  const { item, action } = meant;
  const ref = action?.ref ?? item.ref;
  const outcome = await recordUpdate(desk.services, {
    id: updateId({
      personId: desk.person.id,
      // The form's own id stands for what the person looked at: a repeat comes from the same form.
      about: [{ item: item.id, action: action?.id ?? null, itemTag: sent.form, actionTag: null, change }],
    }),
    person: desk.person,
    from: 'chat',
    recommendationId: item.id,
    actionId: action?.id ?? null,
    change,
    basedOn: { item: item.eTag, action: action?.eTag ?? null },
  });
  if (outcome.ok) return { kind: 'sentence', text: strings.extension.kept(ref) };
  return again(outcome.reason === 'problems' ? outcome.problems : [outcome.message]);
}

function changeOf(sent: MessageSubmit): Change {
  const { note, rag, evidence } = changeTyped(sent);
  return {
    ...(note ? { note } : {}),
    ...(rag ? { rag } : {}),
    ...(evidence ? { evidence } : {}),
  };
}

type Subject = { ok: true; item: ItemView; action: ActionView | null } | { ok: false; problems: string[] };

/** A typed ref says more than the list's choice, which may stand there from before. */
async function subjectOf(desk: Desk, { subject, ref }: MessageSubmit): Promise<Subject> {
  if (ref?.trim()) return byRef(desk, ref.trim());
  const chosen = (await reachable(desk)).find(({ action }) => action.id === subject);
  return chosen ? { ok: true, ...chosen } : { ok: false, problems: [strings.extension.noItem] };
}

async function byRef({ services, person }: Desk, ref: string): Promise<Subject> {
  const { matches, suggestions } = await findByRef(services, person, ref);
  const [first, ...others] = matches;
  if (!first) {
    const hint = suggestions.length > 0 ? ` ${strings.problem.didYouMean(suggestions)}` : '';
    return { ok: false, problems: [strings.problem.unknownRef(ref) + hint] };
  }
  if (others.length === 0) return { ok: true, ...first };
  const plans = matches.map(({ item }) => item.planTitle);
  return { ok: false, problems: [strings.extension.severalPlans(ref, plans)] };
}

const mostChoices = 100;

async function choicesFor(desk: Desk): Promise<MessageDialog['choices']> {
  const found = await reachable(desk);
  return found
    .slice(0, mostChoices)
    .map(({ action }) => ({ id: action.id, ref: action.ref, text: action.text }));
}

/** The person's own open actions, then what is overdue below them. */
async function reachable({ services, person }: Desk) {
  const all = [...(await myActions(services, person)), ...(await overdueFor(services, person))];
  return [...new Map(all.map((found) => [found.action.id, found])).values()];
}

function form(command: MessageCommand, shown: Omit<MessageDialog, 'command'>): MessageAnswer {
  return {
    kind: 'form',
    title: strings.extension.title[command],
    card: messageDialog({ command, ...shown }),
  };
}
