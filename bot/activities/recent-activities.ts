/** Ids of messages answered lately: Teams sends a message again when its answer took long. */
export class RecentActivities {
  readonly #ids = new Set<string>();
  readonly #most: number;

  constructor(most = 1_000) {
    this.#most = most;
  }

  /** False the second time; in another process, or long ago, it is news again, which is harmless. */
  isNew(conversationId: string, activityId: string | undefined): boolean {
    if (!activityId) return true;
    const key = `${conversationId}|${activityId}`;
    if (this.#ids.has(key)) return false;
    this.#ids.add(key);
    const [oldest] = this.#ids;
    if (this.#ids.size > this.#most && oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }
}
