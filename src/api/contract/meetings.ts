import { z } from 'zod';
import { meetingStateLabels, reasonKinds, type MeetingState } from '#domain/meeting';
import { id, isoDate, isoInstant, movement, postView, rag, words } from './values.ts';

const titled = z.object({ id: z.string(), title: z.string() });
const count = z.number().int();
const meetingState = z.enum(Object.keys(meetingStateLabels) as [MeetingState, ...MeetingState[]]);

const meetingSummary = z.object({
  id: z.string(),
  title: z.string(),
  day: isoDate,
  state: meetingState,
  plans: z.array(titled),
  items: count,
  discussed: count,
  presenter: z.string().nullable(),
  startedAt: isoInstant.nullable(),
  endedAt: isoInstant.nullable(),
  mayRun: z.boolean(),
});

export const meetingList = z.object({ meetings: z.array(meetingSummary), mayPlan: z.array(titled) });

const agendaEntry = z.object({
  itemId: z.string(),
  planId: z.string(),
  planTitle: z.string(),
  ref: z.string(),
  text: z.string(),
  theme: z.string().nullable(),
  rag: rag.nullable(),
  previousRag: rag.nullable(),
  baselineRag: rag.nullable(),
  movement: movement.nullable(),
  reasons: z.array(z.object({ kind: z.enum(reasonKinds), text: z.string() })),
  state: z.enum(['waiting', 'discussed', 'left']),
  presentedBy: z.string().nullable(),
});

const minuteView = z.object({
  id: z.string(),
  itemId: z.string(),
  kind: z.enum(['decision', 'action', 'date']),
  text: z.string(),
  actionRef: z.string().nullable(),
  actionId: z.string().nullable(),
  owner: postView.nullable(),
  from: isoDate.nullable(),
  dueDate: isoDate.nullable(),
  by: z.string(),
  at: isoInstant,
  takenBack: z.object({ by: z.string(), at: isoInstant }).nullable(),
  problem: z.string().nullable(),
});

export const meetingView = meetingSummary.extend({
  agenda: z.array(agendaEntry),
  currentItemId: z.string().nullable(),
  showsHidden: z.boolean(),
  isPresenter: z.boolean(),
  createdBy: z.string(),
  createdAt: isoInstant,
  minutes: z.array(minuteView),
  eTag: z.string(),
});

export const meetingChoices = z.object({
  posts: z.array(postView),
  items: z.array(
    z.object({
      id: z.string(),
      planId: z.string(),
      ref: z.string(),
      text: z.string(),
      rag: rag.nullable(),
    }),
  ),
  presenters: z.array(z.object({ id: z.string(), name: z.string() })),
});

export const meetingRecord = z.object({
  id: z.string(),
  council: z.string(),
  title: z.string(),
  day: isoDate,
  state: meetingState,
  plans: z.array(titled),
  startedAt: isoInstant.nullable(),
  endedAt: isoInstant.nullable(),
  presenters: z.array(z.string()),
  counts: z.object({ discussed: count, decisions: count, actions: count, dates: count, leftOver: count }),
  items: z.array(agendaEntry.extend({ minutes: z.array(minuteView) })),
  leftOver: z.array(agendaEntry),
});

export const meetingParams = z.object({ meetingId: id });
export const minuteParams = z.object({ meetingId: id, minuteId: id });

const meetingTitle = words.max(255);
/** What is said in a meeting is short; a paper is attached as evidence. */
const minuted = words.max(4_000);

export const newMeeting = z.strictObject({
  /** Made by the tab, so that a request sent twice plans one meeting. */
  id: z.uuid(),
  title: meetingTitle,
  day: isoDate,
  planIds: z.array(id).min(1).max(50),
});
export type NewMeetingBody = z.infer<typeof newMeeting>;

/** What a meeting about these plans would talk about. */
export const agendaRequest = newMeeting.pick({ planIds: true });
export const agendaProposal = z.object({ agenda: z.array(agendaEntry) });
export type AgendaProposal = z.infer<typeof agendaProposal>;

const onItem = { itemId: id };

export const moveRequest = z.strictObject({
  /** Made by the tab, so that a move sent twice is made once. */
  id: z.uuid(),
  /** The `eTag` of the meeting as the person saw it. */
  basedOn: z.string(),
  move: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('start') }),
    z.strictObject({ kind: z.literal('go'), ...onItem, wasDiscussed: z.literal(true).exactOptional() }),
    z.strictObject({ kind: z.literal('discussed'), ...onItem, isDiscussed: z.boolean() }),
    z.strictObject({ kind: z.literal('reorder'), itemIds: z.array(id).min(1).max(5_000) }),
    z.strictObject({ kind: z.literal('add'), ...onItem }),
    z.strictObject({ kind: z.literal('remove'), ...onItem }),
    z.strictObject({ kind: z.literal('refresh') }),
    z.strictObject({ kind: z.literal('present'), personId: id.exactOptional() }),
    z.strictObject({ kind: z.literal('change'), title: meetingTitle, day: isoDate }),
    z.strictObject({ kind: z.literal('end') }),
    z.strictObject({ kind: z.literal('reopen') }),
    z.strictObject({ kind: z.literal('cancel') }),
  ]),
});
export type MoveRequestBody = z.infer<typeof moveRequest>;

export const minuteRequest = z.strictObject({
  /** Made by the tab, so that a minute sent twice is taken once. */
  id: z.uuid(),
  ...onItem,
  minute: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('decision'), text: minuted }),
    z.strictObject({ kind: z.literal('action'), text: minuted, ownerPostId: id, dueDate: isoDate }),
    z.strictObject({
      kind: z.literal('date'),
      actionId: id,
      /** The action's date as the person saw it. */
      from: isoDate.nullable(),
      dueDate: isoDate,
      reason: minuted.exactOptional(),
    }),
  ]),
});
export type MinuteRequestBody = z.infer<typeof minuteRequest>;

/** 409: somebody else was first. `theirs` is the meeting as it stands now. */
export const meetingChanged = z.object({
  code: z.literal('item-changed'),
  message: z.string(),
  theirs: meetingView,
});
export type MeetingChanged = z.infer<typeof meetingChanged>;

export const recordQuery = z.object({ format: z.enum(['docx', 'html']).optional() });

export const postRequest = z.strictObject({
  /** Made by the tab, so that a request sent twice posts one message. */
  id: z.uuid(),
  /** Of the chat or channel, as Teams gives it to the tab. */
  conversationId: z
    .string()
    .max(500)
    .regex(/^(?!\.+$)(?:(?![/\\?#])[!-~])+$/), // goes into an address and a header
});

export const posted = z.object({ message: z.string().describe('What was done, in one sentence.') });
export type Posted = z.infer<typeof posted>;
