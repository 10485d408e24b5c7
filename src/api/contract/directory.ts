import { z } from 'zod';

export const foundPerson = z.object({ id: z.string(), name: z.string(), address: z.string().nullable() });

export const peopleQuery = z.strictObject({ q: z.string().max(200) });

const from = z
  .enum(['directory', 'known'])
  .describe('`known`: the directory is closed to us, so only people Golden Thread knows are found.');

export const peopleFound = z.object({ people: z.array(foundPerson), from });
export type PeopleFoundView = z.infer<typeof peopleFound>;

export const leavers = z.object({ isKnown: z.boolean(), ids: z.array(z.string()) });
export type LeaversView = z.infer<typeof leavers>;

const line = z.strictObject({
  line: z.number().int(),
  post: z.string().max(500),
  who: z.string().max(500),
});

/** Lines looked up in one request; each may be a search of the directory. */
export const mostLinesAtOnce = 25;

export const matchRequest = z.strictObject({ lines: z.array(line).min(1).max(mostLinesAtOnce) });
export type MatchBody = z.infer<typeof matchRequest>;

function matched<Found extends z.ZodType>(found: Found) {
  return z.union([
    z.object({ found, isGuess: z.boolean() }),
    z.object({
      found: z.null(),
      reason: z.enum(['none', 'several', 'empty']),
      candidates: z.array(z.string()),
    }),
  ]);
}

export const matchAnswer = z.object({
  lines: z.array(
    z.object({
      ...line.shape,
      postMatch: matched(z.object({ id: z.string(), title: z.string() })),
      personMatch: matched(foundPerson),
    }),
  ),
  from,
});
export type MatchAnswer = z.infer<typeof matchAnswer>;
