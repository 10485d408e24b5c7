import type { ReminderStages } from '#domain/reminder-stages';

/** Reminder stages as somebody types them: half-written numbers included. */
export interface ReminderFields {
  /** "28, 14, 5". */
  daysBefore: string;
  daysBetweenLate: string;
  escalateAfterDays: string;
  sponsorAfterDays: string;
}

export function fieldsOf(stages: ReminderStages): ReminderFields {
  return {
    daysBefore: stages.daysBefore.join(', '),
    daysBetweenLate: String(stages.daysBetweenLate),
    escalateAfterDays: String(stages.escalateAfterDays),
    sponsorAfterDays: String(stages.sponsorAfterDays),
  };
}

/** What was typed as numbers; what is none becomes NaN, which the domain's rules then name. */
export function stagesOf(fields: ReminderFields): ReminderStages {
  const parts = fields.daysBefore.split(/[,;\s]+/).filter((part) => part !== '' && part !== 'and');
  return {
    daysBefore: parts.map(numberOf),
    daysBetweenLate: numberOf(fields.daysBetweenLate),
    escalateAfterDays: numberOf(fields.escalateAfterDays),
    sponsorAfterDays: numberOf(fields.sponsorAfterDays),
  };
}

function numberOf(text: string): number {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
