import { isIsoDate, longDate } from '#domain/dates';
import { ragLabel, rags } from '#domain/rag';
import { statusLabels, statuses } from '#domain/status';
import type { UpdatedField } from '#domain/update';
import { strings } from '#tab/strings';

/** A value of an update as people say it: "Amber", "31 March 2026", "In progress". */
export function fieldValue(field: UpdatedField, value: string | null): string {
  if (value === null || value === '') return strings.item.nothing;
  switch (field) {
    case 'rag':
      return ragLabel(rags.find((rag) => rag === value) ?? null);
    case 'status': {
      const status = statuses.find((known) => known === value);
      return status ? statusLabels[status] : value;
    }
    case 'dueDate':
    case 'askedDate':
      return isIsoDate(value) ? longDate(value) : value;
    case 'priority':
      return value === 'high' || value === 'medium' || value === 'low'
        ? strings.import.priority[value]
        : value;
    default:
      return value;
  }
}
