import { z } from 'zod';
import { isIsoDate } from '#domain/dates';
import { listed } from '#domain/list-question';
import { placeKinds } from '#domain/places';
import { weekdays } from '#domain/preferences';
import { rags } from '#domain/rag';
import { statuses } from '#domain/status';
import { why } from './why.ts';

/** What a button asks for. Shared by the builders and the handler, so that neither invents one. */
export const verbs = {
  open: 'goldenThread.open',
  list: 'goldenThread.list',
  propose: 'goldenThread.propose',
  edit: 'goldenThread.edit',
  save: 'goldenThread.save',
  saveAll: 'goldenThread.saveAll',
  ask: 'goldenThread.ask',
  undo: 'goldenThread.undo',
  cancel: 'goldenThread.cancel',
  /** A form for a new date only. */
  date: 'goldenThread.date',
  /** Somebody's request for a new date, as it stands. */
  request: 'goldenThread.request',
  decide: 'goldenThread.decide',
  /** What a verifier looks at, as it stands. */
  check: 'goldenThread.check',
  verify: 'goldenThread.verify',
  evidence: 'goldenThread.evidence',
  nudge: 'goldenThread.nudge',
  /** How a person wants to hear. */
  setPreferences: 'goldenThread.setPreferences',
  help: 'goldenThread.help',
} as const;

export type Verb = (typeof verbs)[keyof typeof verbs];

/** An id or an eTag as a card carries it. */
export const idText = z.string().min(1).max(255);
export const tagText = z.string().min(1).max(255);
/** As much as may be said of one item in chat: a card carries it up to four times and must stay below 80 KB. */
export const longestWords = 4_000;
const words = z.string().max(longestWords);
const link = z.string().max(2_000);
const listName = z.enum(['mine', 'overdue']);
const target = z.object({ item: idText, action: idText.nullable() });
const actionTarget = z.object({ item: idText, action: idText });
/** The answer is a card of its own; the one with the button, such as the morning's digest, stays. */
const apart = z.literal(true).optional();

/** What the person asks for, in their own words; the rules check it again whenever it arrives. */
const change = z.object({
  rag: z.enum(rags).optional(),
  status: z.enum(statuses).optional(),
  dueDate: z.string().refine(isIsoDate).optional(),
  note: words.optional(),
  reason: words.optional(),
  evidence: z.object({ title: words, url: link }).optional(),
  unchanged: z.literal(true).optional(),
});

/** As many updates as one message may hold: more than anybody checks before saving. */
export const mostEntries = 20;

const day = z.string().refine(isIsoDate).nullable();
const listQuestion = z.object({
  which: z.enum(listed),
  due: z.object({ from: day, to: day }).nullable(),
  whose: z.enum(['mine', 'team', 'all']),
  within: z.string().max(100).nullable(),
});

const dayTyped = z.union([z.literal(''), z.string().refine(isIsoDate)]);

/** What each verb carries: ids, eTags and the person's own request. Everything else is read afresh. */
export const payloads = {
  [verbs.open]: target.extend({ back: listName.optional(), why: why.optional(), apart }),
  [verbs.list]: z.object({ list: listName, page: z.number().int().min(1).max(10_000), apart }),
  [verbs.propose]: target.extend({ change, apart }),
  [verbs.edit]: target.extend({ change }),
  [verbs.save]: target.extend({
    itemTag: tagText,
    actionTag: tagText.nullable(),
    change: change.optional(),
    back: listName.optional(),
    /** The form it was typed on, to be shown again when something is missing. */
    form: z.literal('date').optional(),
  }),
  /** One of several things said in one message; its inputs carry its place as a suffix, from 0. */
  [verbs.saveAll]: z.object({
    entries: z
      .array(target.extend({ itemTag: tagText, actionTag: tagText.nullable(), change }))
      .min(1)
      .max(mostEntries),
  }),
  [verbs.ask]: z.object({
    question: listQuestion,
    place: z.object({ kind: z.enum(placeKinds), id: idText }).nullable(),
    page: z.number().int().min(1).max(10_000),
    apart,
  }),
  /** The entries to take back, as they were when this was offered. */
  [verbs.undo]: z.object({
    entries: z
      .array(idText)
      .min(1)
      .max(2 * mostEntries),
  }),
  /** `several`: what was given up was about more than this item. */
  [verbs.cancel]: target.extend({ several: z.literal(true).optional() }),
  [verbs.date]: actionTarget.extend({ apart }),
  [verbs.request]: actionTarget.extend({ request: idText, why: why.optional(), apart }),
  [verbs.decide]: actionTarget.extend({
    request: idText,
    answer: z.enum(['agree', 'agree-other', 'refuse', 'withdraw']),
  }),
  [verbs.check]: actionTarget.extend({ why: why.optional(), apart }),
  [verbs.verify]: actionTarget.extend({ actionTag: tagText, answer: z.enum(['verify', 'send-back']) }),
  [verbs.nudge]: actionTarget,
  [verbs.evidence]: target.extend({ page: z.number().int().min(1).max(10_000), apart }),
  /** What is on its form arrives with it; empty days are none. */
  [verbs.setPreferences]: z.object({
    hour: z
      .string()
      .regex(/^\d{1,2}$/)
      .optional(),
    scope: z.enum(['all', 'overdue']).optional(),
    digest: z.enum(['daily', ...weekdays]).optional(),
    pausedUntil: dayTyped.optional(),
    awayUntil: dayTyped.optional(),
    /** Ends the rest of one action. */
    wake: idText.optional(),
  }),
  [verbs.help]: z.object({}),
} as const satisfies Record<Verb, z.ZodType>;

export type Payload<V extends Verb> = z.infer<(typeof payloads)[V]>;
export type ListName = z.infer<typeof listName>;
export type Target = z.infer<typeof target>;
export type CardChange = z.infer<typeof change>;

/** Whatever a button sends, before anything about it is believed. */
export const cardRequest = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal(verbs.open), data: payloads[verbs.open] }),
  z.object({ verb: z.literal(verbs.list), data: payloads[verbs.list] }),
  z.object({ verb: z.literal(verbs.propose), data: payloads[verbs.propose] }),
  z.object({ verb: z.literal(verbs.edit), data: payloads[verbs.edit] }),
  z.object({ verb: z.literal(verbs.save), data: payloads[verbs.save] }),
  z.object({ verb: z.literal(verbs.saveAll), data: payloads[verbs.saveAll] }),
  z.object({ verb: z.literal(verbs.ask), data: payloads[verbs.ask] }),
  z.object({ verb: z.literal(verbs.undo), data: payloads[verbs.undo] }),
  z.object({ verb: z.literal(verbs.cancel), data: payloads[verbs.cancel] }),
  z.object({ verb: z.literal(verbs.date), data: payloads[verbs.date] }),
  z.object({ verb: z.literal(verbs.request), data: payloads[verbs.request] }),
  z.object({ verb: z.literal(verbs.decide), data: payloads[verbs.decide] }),
  z.object({ verb: z.literal(verbs.check), data: payloads[verbs.check] }),
  z.object({ verb: z.literal(verbs.verify), data: payloads[verbs.verify] }),
  z.object({ verb: z.literal(verbs.nudge), data: payloads[verbs.nudge] }),
  z.object({ verb: z.literal(verbs.evidence), data: payloads[verbs.evidence] }),
  z.object({ verb: z.literal(verbs.setPreferences), data: payloads[verbs.setPreferences] }),
  z.object({ verb: z.literal(verbs.help), data: payloads[verbs.help] }),
]);

/** Ids of the inputs; what is typed into them arrives beside the payload. */
export const inputs = {
  rag: 'rag',
  status: 'status',
  note: 'note',
  dueDate: 'dueDate',
  reason: 'reason',
  evidenceUrl: 'evidenceUrl',
  evidenceTitle: 'evidenceTitle',
} as const;

export type InputId = keyof typeof inputs;

/** Inputs of the settings card; their values arrive in its payload. */
export type PreferenceInput = 'hour' | 'scope' | 'digest' | 'pausedUntil' | 'awayUntil';

/** Whether one of several updates is to be saved; on unless somebody takes it off. */
export const includedInput = 'included';

/** The choice that changes nothing; it stands first and is chosen. */
export const keep = 'keep';

export const inputValues = z.object({
  rag: z.enum([keep, '', ...rags]).optional(),
  status: z.enum([keep, '', ...statuses]).optional(),
  note: words.optional(),
  dueDate: z.union([z.literal(''), z.string().refine(isIsoDate)]).optional(),
  reason: words.optional(),
  evidenceUrl: link.optional(),
  evidenceTitle: words.optional(),
} satisfies Record<keyof typeof inputs, z.ZodType>);
