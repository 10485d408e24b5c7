export interface WorkerSettings {
  graph: { url: string; token: string; siteId: string };
  /** Differs by process, so that the connector knows who sent what. */
  teamsUrl: string;
  tenantId: string;
  /** The clock stands still, so that no claim of a living process ever looks abandoned. */
  now: string;
}
