/** Where an action stands. Delivery confidence is its RAG, not this. */
export type Status =
  | 'not-started'
  | 'in-progress'
  | 'implemented'
  | 'verified'
  | 'ongoing'
  | 'not-accepted'
  | 'superseded'
  | 'no-longer-warranted';

export const statusLabels = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  implemented: 'Implemented, awaiting evidence check',
  verified: 'Verified',
  ongoing: 'Ongoing',
  'not-accepted': 'Not accepted',
  superseded: 'Superseded',
  'no-longer-warranted': 'No longer warranted',
} satisfies Record<Status, string>;

export const statuses = Object.keys(statusLabels) as readonly Status[];

export function isStatus(text: string): text is Status {
  return Object.hasOwn(statusLabels, text);
}

/**
 * Nothing is left for the owner to do, so nobody is chased. "Implemented" counts: from there the
 * verifier is waited for. "Ongoing" does not: it has no end, only no date.
 */
const closedStatuses: ReadonlySet<Status> = new Set<Status>([
  'implemented',
  'verified',
  'not-accepted',
  'superseded',
  'no-longer-warranted',
]);

export function isClosed(status: Status): boolean {
  return closedStatuses.has(status);
}
