export interface WorkerSettings {
  graph: { url: string; token: string; siteId: string };
  teamsUrl: string;
  /** Stands in a link on every card, so that the connector knows who sent it. */
  worker: string;
  tenantId: string;
  /** The clock stands still, so that no claim of a living process ever looks abandoned. */
  now: string;
}
