import type { LocalDatabase } from '../database.ts';
import type { ByHand } from './by-hand.ts';
import { expireDeltaTokens } from './delta.ts';
import type { FaultRule, Faults } from './faults.ts';
import type { Throttle } from './throttle.ts';

/** What tests and the trial's own pages tell the server beside Graph. Nothing of this exists in SharePoint. */
export interface GraphControl {
  /** Adds a way to misbehave; rules add up until cleared. */
  misbehave(rule: FaultRule): void;
  behave(): void;
  /** @param unitsPerMinute null switches throttling off, as at the start */
  throttle(unitsPerMinute: number | null): void;
  /** Every delta link handed out so far answers 410. */
  loseDeltaTokens(): void;
  byHand: ByHand;
}

interface ControlParts {
  db: LocalDatabase;
  faults: Faults;
  throttle: Throttle;
  byHand: ByHand;
}

export function graphControl({ db, faults, throttle, byHand }: ControlParts): GraphControl {
  return {
    misbehave: (rule) => faults.add(rule),
    behave: () => faults.clear(),
    throttle: (unitsPerMinute) => throttle.limit(unitsPerMinute),
    loseDeltaTokens: () => expireDeltaTokens(db),
    byHand,
  };
}
