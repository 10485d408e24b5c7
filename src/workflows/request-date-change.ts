import type { IsoDate } from '#domain/dates';
import type { Person } from '#domain/post';
import type { UpdateSource } from '#domain/update';
import { recordUpdate, type UpdateOutcome } from './record-update.ts';
import type { Services } from './services.ts';

export interface DateChangeRequest {
  /** Client key: a repeated delivery asks once. */
  id: string;
  person: Person;
  from: UpdateSource;
  recommendationId: string;
  actionId: string;
  dueDate: IsoDate;
  reason: string;
  /** eTags of the rows the person was looking at. */
  basedOn: { item: string; action: string };
}

/**
 * Asks for a new due date: an update like any other, so that it is kept, logged and repeated by the same
 * rules, and so that whoever may move the date themselves has moved it.
 *
 * @throws {NotFoundError} when there is no such item, or not for this person
 */
export function requestDateChange(services: Services, request: DateChangeRequest): Promise<UpdateOutcome> {
  const { dueDate, reason, ...update } = request;
  return recordUpdate(services, { ...update, change: { dueDate, reason } });
}
