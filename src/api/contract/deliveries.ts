import { z } from 'zod';
import { isoDate, isoInstant } from './values.ts';

const deliveryState = z
  .enum(['sent', 'failed', 'sending', 'unknown'])
  .describe('`unknown`: the server stopped while it was being sent; it was told again.');

const somebody = z.object({ id: z.string(), name: z.string() });

/** Days are those of the council; both ends are included. Without them, the last thirty days. */
export const deliveryQuery = z.object({
  from: isoDate.optional(),
  to: isoDate.optional(),
  person: z.string().max(100).optional().describe('The Entra object id of one person.'),
  plan: z.string().max(255).optional(),
  state: deliveryState.optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).optional(),
});

export const deliveryView = z.object({
  id: z.string(),
  day: isoDate,
  at: isoInstant,
  person: somebody,
  state: deliveryState,
  stage: z.string().describe('Through which stage, in words.'),
  item: z
    .object({
      id: z.string(),
      ref: z.string(),
      text: z.string(),
      planId: z.string(),
      planTitle: z.string(),
    })
    .nullable(),
  failure: z.string().nullable(),
});

export const deliveryReport = z.object({
  deliveries: z.array(deliveryView),
  page: z.number(),
  pages: z.number(),
  total: z.number(),
  counts: z.object({ sent: z.number(), failed: z.number(), sending: z.number(), unknown: z.number() }),
  people: z.array(somebody),
  unreached: z
    .array(
      z.object({
        person: somebody,
        postId: z.string().nullable(),
        reason: z.string(),
        since: isoDate,
        todo: z.enum(['install', 'unblock', 'switched-off', 'left', 'configuration', 'wait']),
        nextTry: isoDate.describe('A card is tried again by itself on this day.'),
      }),
    )
    .describe('Who has something to hear and could not be reached last time.'),
  troubles: z
    .array(
      z.object({
        kind: z.enum([
          'unreachable',
          'undelivered',
          'vacant-post',
          'away',
          'no-owner',
          'shut-out',
          'unheard',
          'list',
        ]),
        sentence: z.string(),
        planId: z.string().nullable(),
        postId: z.string().nullable(),
      }),
    )
    .describe('What else keeps reminders from reaching anybody now.'),
  first: z
    .object({ isNone: z.literal(true), day: isoDate.nullable() })
    .nullable()
    .describe('Until anything was ever sent: the day the first card is due.'),
});

/** The Entra object id of somebody who could not be reached. */
export const sendAgainRequest = z.strictObject({ personId: z.string().min(1).max(100) });
export type SendAgainRequest = z.infer<typeof sendAgainRequest>;

export const sendAgainAnswer = z.object({
  result: z
    .enum(['sent', 'refused', 'failed', 'nothing', 'sending', 'resting'])
    .describe(
      '`nothing`: nothing is left to tell, or another try is under way; `sending`: not over yet, the report ' +
        'will say; `resting`: nobody is written to at this hour, or on this day.',
    ),
  reason: z.string().nullable().describe('Why Teams refused it, as a sentence.'),
});
