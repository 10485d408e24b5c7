import { mayBeKept } from '#tab/api/errors';
import { strings } from '#tab/strings';

/** Why an answer or a request did not get through, as far as is known, and what to do next. */
export function notSent(error: Error): string {
  return (mayBeKept(error) ? strings.dates.unanswered : strings.dates.failed)(error.message);
}
