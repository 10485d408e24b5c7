import type { Rag } from '#domain/rag';
import { planPath } from '#tab/routes';

/** What of a plan a figure counts; as the plan's own list understands it. */
export interface Behind {
  show?: 'overdue' | 'slipped' | 'closed' | 'soon';
  theme?: string;
  rag?: Rag | 'none';
}

/** The items behind a figure. */
export function behindPath(planId: string, behind: Behind): string {
  return `${planPath(planId)}?${new URLSearchParams({ ...behind }).toString()}`;
}
