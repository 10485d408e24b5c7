export interface WorkerSettings {
  graph: { url: string; token: string; siteId: string };
  teamsUrl: string;
  /** Stands in a link on every card, so that the connector knows who sent it. */
  worker: string;
  tenantId: string;
  /** The clock stands still, so that no claim of a living process ever looks abandoned. */
  now: string;
}

/** What a worker says of itself: that it begins, and whom it could not reach in the end. */
export type WorkerWord =
  { kind: 'sweeping' } | { kind: 'done'; failed: { personId: string; reason: string }[] };
