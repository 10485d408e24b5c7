import type { Response } from 'express';
import type { ItemDetail } from '#domain/view';
import type { ApiError } from './contract/failures.ts';
import type { ItemChanged } from './contract/items.ts';

/** Why a change was not kept. `theirs` is the item as it stands, where somebody else was first. */
export type Refusal =
  | { reason: 'problems'; problems: string[] }
  | { reason: 'forbidden'; message: string }
  | { reason: 'changed'; message: string; theirs: ItemDetail };

export type ChangeAnswer = ItemDetail | ItemChanged | ApiError;

export function sendRefusal(response: Response<ChangeAnswer>, refusal: Refusal): void {
  switch (refusal.reason) {
    case 'problems':
      sendProblems(response, refusal.problems);
      return;
    case 'forbidden':
      response.status(403).json({ code: 'forbidden', message: refusal.message });
      return;
    case 'changed':
      response.status(409).json({ code: 'item-changed', message: refusal.message, theirs: refusal.theirs });
  }
}

/** What is wrong with what was sent, as sentences; nothing was written. */
export function sendProblems(response: Response<ApiError>, problems: string[]): void {
  response.status(422).json({ code: 'invalid-input', message: problems.join(' '), problems });
}
