import { statusLabels, type Status } from '#domain/status';

/** Statuses as short as a column allows; "implemented" already implies that a check is to come. */
export const shortStatusLabels = { ...statusLabels, implemented: 'Implemented' } satisfies Record<
  Status,
  string
>;
