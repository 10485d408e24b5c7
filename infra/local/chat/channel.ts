import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#domain/clock';
import { local, botId } from '../constants.ts';
import type { ActionResult, DialogResult } from '../contract.ts';
import type { SamplePerson } from '../people.ts';
import { activitySchema, withCard, type Activity } from './activity.ts';
import type { Chats } from './chats.ts';
import { conversationIdOf, teamsUserIdOf } from './ids.ts';

/** Teams gives up on a bot after about this long. */
const patienceMs = 15_000;

const noAnswer = 'Golden Thread did not answer in time.';

export interface ChannelOptions {
  chats: Chats;
  clock: Clock;
  /** The bot's endpoint, reached over HTTP as Teams would. */
  messagesUrl: string;
  /** Where the bot is told to answer. */
  serviceUrl: string;
}

/** Teams' part of the talk: turns what a person does into activities for the bot. */
export class Channel {
  readonly #chats: Chats;
  readonly #clock: Clock;
  readonly #messagesUrl: string;
  readonly #serviceUrl: string;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(options: ChannelOptions) {
    this.#chats = options.chats;
    this.#clock = options.clock;
    this.#messagesUrl = options.messagesUrl;
    this.#serviceUrl = options.serviceUrl;
  }

  /** Stores the message and sends it on; a failure to deliver shows on the message itself. */
  say(person: SamplePerson, text: string): void {
    const activity = this.#activity(person, { type: 'message', text, textFormat: 'plain' });
    this.#chats.add(person.id, 'person', activity, activity.id);
    void this.#followed(this.#deliver(person, activity.id, activity));
  }

  /** Sends a message again that did not arrive. False when there is no such message. */
  sayAgain(person: SamplePerson, messageId: string): boolean {
    const activity = this.#chats.store.activity(person.id, messageId);
    if (!activity) return false;
    this.#chats.setFailure(person.id, messageId, null);
    void this.#followed(this.#deliver(person, messageId, activity));
    return true;
  }

  /** A card's Action.Submit: a message without text that carries the card's data. */
  async submit(person: SamplePerson, cardMessageId: string, value: unknown): Promise<ActionResult | null> {
    const activity = this.#activity(person, { type: 'message', value, replyToId: cardMessageId });
    const answer = await this.#post(activity);
    return answer.ok ? null : { kind: 'failed', text: answer.problem };
  }

  /** A card's Action.Execute: an invoke whose answer takes the card's place. */
  execute(
    person: SamplePerson,
    cardMessageId: string,
    action: unknown,
    trigger: 'manual' | 'automatic' = 'manual',
  ): Promise<ActionResult> {
    return this.#followed(this.#execute(person, cardMessageId, action, trigger));
  }

  async #execute(
    person: SamplePerson,
    cardMessageId: string,
    action: unknown,
    trigger: 'manual' | 'automatic',
  ): Promise<ActionResult> {
    const answer = await this.#post(
      this.#activity(person, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: cardMessageId,
        value: { action, trigger },
      }),
    );
    const body = invokeAnswer.safeParse(answer.body);
    if (!body.success) return { kind: 'failed', text: answer.ok ? noAnswer : answer.problem };
    return this.#shown(person, cardMessageId, body.data);
  }

  /** A card's button that opens a dialog (`task/fetch`), and the dialog's own button (`task/submit`). */
  async dialog(
    person: SamplePerson,
    cardMessageId: string,
    name: 'task/fetch' | 'task/submit',
    data: unknown,
  ): Promise<DialogResult> {
    const value = { data, context: { theme: 'default' } };
    const part = { type: 'invoke', name, replyToId: cardMessageId, value };
    const answer = await this.#post(this.#activity(person, part));
    if (!answer.ok) return { kind: 'failed', text: answer.problem };
    const body = taskAnswer.safeParse(answer.body);
    if (!body.success) return { kind: 'closed' };
    const { task } = body.data;
    return task.type === 'continue'
      ? { kind: 'dialog', title: task.value.title, card: task.value.card.content }
      : { kind: 'said', text: task.value };
  }

  /** Installs the app for a person: Teams adds the bot to a new personal chat, then says it is installed. */
  async install(person: SamplePerson): Promise<void> {
    this.#chats.store.setInstalled(person.id, true);
    const added = { type: 'conversationUpdate', membersAdded: [{ id: botId }, this.#sender(person)] };
    for (const part of [{ type: 'installationUpdate', action: 'add' }, added]) {
      const answer = await this.#post(this.#activity(person, part));
      if (!answer.ok) throw new Error(`The bot could not be installed for ${person.name}: ${answer.problem}`);
    }
  }

  /**
   * Gives up what is under way, and waits until that is written on the messages: before the database is closed,
   * and after the server, so that nothing more is said.
   */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#underWay);
  }

  markRead(person: SamplePerson): void {
    this.#chats.markRead(person.id);
  }

  #shown(person: SamplePerson, cardMessageId: string, answer: InvokeAnswer): ActionResult {
    if (answer.type === 'application/vnd.microsoft.card.adaptive') {
      const message = this.#chats.store.activity(person.id, cardMessageId);
      const shown = message && this.#chats.replace(person.id, cardMessageId, withCard(message, answer.value));
      return shown
        ? { kind: 'card', message: shown }
        : { kind: 'failed', text: 'This card is no longer here.' };
    }
    if (answer.type === 'application/vnd.microsoft.activity.message') {
      return { kind: 'said', text: String(answer.value) };
    }
    const error = invokeError.safeParse(answer.value);
    return {
      kind: 'failed',
      text: error.success ? error.data.message : 'Something went wrong. Please try again.',
    };
  }

  #followed<T>(work: Promise<T>): Promise<T> {
    const followed = work.finally(() => this.#underWay.delete(followed));
    this.#underWay.add(followed);
    return followed;
  }

  async #deliver(person: SamplePerson, messageId: string, activity: Activity): Promise<void> {
    const answer = await this.#post(activity);
    if (!answer.ok) this.#chats.setFailure(person.id, messageId, answer.problem);
  }

  async #post(
    activity: Activity,
  ): Promise<{ ok: true; body: unknown } | { ok: false; problem: string; body: unknown }> {
    try {
      const response = await fetch(this.#messagesUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
        signal: AbortSignal.any([AbortSignal.timeout(patienceMs), this.#closing.signal]),
      });
      const text = await response.text();
      const body = text.startsWith('{') ? (JSON.parse(text) as unknown) : null;
      if (response.ok) return { ok: true, body };
      return { ok: false, problem: `Golden Thread answered with an error (${response.status}).`, body };
    } catch (error) {
      const isLate = error instanceof DOMException && error.name === 'TimeoutError';
      return { ok: false, problem: isLate ? noAnswer : 'Golden Thread could not be reached.', body: null };
    }
  }

  #activity(
    person: SamplePerson,
    part: Record<string, unknown> & { type: string },
  ): Activity & { id: string } {
    const at = this.#clock.now().toISOString();
    const activity = activitySchema.parse({
      timestamp: at,
      localTimestamp: at,
      serviceUrl: this.#serviceUrl,
      channelId: 'msteams',
      from: this.#sender(person),
      conversation: {
        conversationType: 'personal',
        tenantId: local.tenantId,
        id: conversationIdOf(person.id),
      },
      recipient: { id: botId, name: local.botName },
      entities: [
        { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' },
      ],
      channelData: { tenant: { id: local.tenantId } },
      locale: 'en-GB',
      ...part,
    });
    return { ...activity, id: randomUUID() };
  }

  #sender(person: SamplePerson) {
    return { id: teamsUserIdOf(person.id), name: person.name, aadObjectId: person.id };
  }
}

const invokeAnswer = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });
type InvokeAnswer = z.infer<typeof invokeAnswer>;
const invokeError = z.object({ message: z.string() });
const taskAnswer = z.object({
  task: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('continue'),
      value: z.object({ title: z.string(), card: z.object({ content: z.unknown() }) }),
    }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
});
