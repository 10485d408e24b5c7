import { statusLabels } from '#domain/status';
import { dateOrNone, ragWords, strings } from '../strings/index.ts';
import { execute, type CardAction } from './elements.ts';
import type { Rag } from '#domain/rag';
import type { Status } from '#domain/status';
import type { IsoDate } from '#domain/dates';
import { verbs, type CardChange, type Target } from './verbs.ts';

/** One of the things a message may mean. */
export interface Meaning {
  pick: { rag: Rag } | { status: Status } | { day: IsoDate } | 'note';
  change: CardChange;
}

/** A button for each meaning, which then shows what would be saved. */
export function meaningButtons(target: Target, meanings: readonly Meaning[], apart: boolean): CardAction[] {
  return meanings.map(({ pick, change }) =>
    execute(labelOf(pick), verbs.propose, { ...target, change, ...(apart ? { apart: true } : {}) }),
  );
}

function labelOf(pick: Meaning['pick']): string {
  if (pick === 'note') return strings.buttons.asNote;
  if ('rag' in pick) return ragWords(pick.rag);
  return 'day' in pick ? dateOrNone(pick.day) : statusLabels[pick.status];
}
