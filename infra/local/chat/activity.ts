import { z } from 'zod';

/** The part of a Bot Framework activity that this chat shows; the rest is kept but not understood. */
export const activitySchema = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.enum(['markdown', 'plain', 'xml']).nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).nullish(),
  suggestedActions: z
    .looseObject({
      actions: z.array(z.looseObject({ type: z.string(), title: z.string(), value: z.unknown() })),
    })
    .nullish(),
});

export type Activity = z.infer<typeof activitySchema>;

export const cardContentType = 'application/vnd.microsoft.card.adaptive';

/** A bot's message may weigh about 100 KB in Teams, counted in UTF-16. */
export const largestActivityBytes = 100 * 1024;

export function weighs(activity: Activity): number {
  return JSON.stringify(activity).length * 2;
}

/** The same message with its card replaced, as after a button that answers in place. */
export function withCard(activity: Activity, card: unknown): Activity {
  return { ...activity, attachments: [{ contentType: cardContentType, content: card }] };
}
