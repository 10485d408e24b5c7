export interface WorkerSettings {
  graph: { url: string; token: string; siteId: string };
  /** Differs by process, so that the connector knows who sent what. */
  teamsUrl: string;
  tenantId: string;
  clock: FastClock;
}

/** A clock of its own pace, the same in every process. Instants in milliseconds. */
export interface FastClock {
  startsAt: number;
  realStart: number;
  speed: number;
}

export function fastNow({ startsAt, realStart, speed }: FastClock): Date {
  return new Date(startsAt + (Date.now() - realStart) * speed);
}
