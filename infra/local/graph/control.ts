import type { LocalDatabase } from '../database.ts';
import type { ByHand } from './by-hand.ts';
import { expireDeltaTokens } from './delta.ts';
import type { FaultRule, Faults } from './faults.ts';
import { getList } from './lists.ts';
import type { Role, Roles } from './roles.ts';
import type { Throttle, ThrottleOptions } from './throttle.ts';
import type { Users } from './users.ts';

/** What tests and the trial's own pages tell the server beside Graph. Nothing of this exists in SharePoint. */
export interface GraphControl {
  /**
   * Adds a way to misbehave; rules add up until cleared.
   * @throws {SyntaxError} when `match` is not a regular expression
   */
  misbehave(rule: FaultRule): void;
  /** Clears every rule, and answers again after a kill. Throttling and the role stay as they are. */
  behave(): void;
  /** How often it has misbehaved since it was last told to behave. */
  struck(): number;
  /** @param unitsPerMinute null switches throttling off, as at the start */
  throttle(unitsPerMinute: number | null, options?: ThrottleOptions): void;
  /**
   * Every delta link handed out so far answers 410.
   * @param list only those of this list, by id or title
   * @throws {Refusal} 404 no such list
   */
  loseDeltaTokens(list?: string): void;
  /** What the app may do from now on; `manage` at the start. */
  grant(role: Role): void;
  byHand: ByHand;
  /** Who is in the directory, and whether the app may read it. */
  directory: Pick<Users, 'set' | 'allow'>;
}

interface ControlParts {
  db: LocalDatabase;
  faults: Faults;
  throttle: Throttle;
  roles: Roles;
  byHand: ByHand;
  directory: Users;
}

export function graphControl({ db, faults, throttle, roles, byHand, directory }: ControlParts): GraphControl {
  return {
    misbehave: (rule) => faults.add(rule),
    behave: () => faults.clear(),
    struck: () => faults.struck(),
    throttle: (unitsPerMinute, options) => throttle.limit(unitsPerMinute, options),
    loseDeltaTokens: (list) => expireDeltaTokens(db, list === undefined ? undefined : getList(db, list)),
    grant: (role) => roles.grant(role),
    byHand,
    directory,
  };
}
