import type { GraphRequest } from './protocol.ts';
import { seeded } from './seeded.ts';

/** One way to misbehave. Several may strike the same request. */
export type Fault =
  /** A batch takes as long as the slowest of its requests. */
  | { kind: 'latency'; ms: number }
  /** Nothing is done. `retryAfter` is the header's value; null leaves it out. */
  | { kind: 'refuse'; status: RefusedStatus; retryAfter: string | null }
  /** The work is done, but the caller is told 504. */
  | { kind: 'gateway-timeout' }
  /** The connection ends without an answer, before the work or after it, or halfway through the answer. */
  | { kind: 'drop'; when: 'before' | 'after' | 'in-answer' }
  /** As a drop; and from then on nothing is answered, as if the caller had been killed, until told to behave. */
  | { kind: 'kill'; when: 'before' | 'after' }
  /** Every delta token of the list handed out before this request answers 410, as does this one. */
  | { kind: 'lose-delta-tokens' }
  /** A new list is made without the columns sent with it, as SharePoint has been seen to do. */
  | { kind: 'leave-out-columns' };

export type RefusedStatus = 401 | 403 | 429 | 500 | 502 | 503 | 504 | 507;

/** Which requests misbehave, and how. */
export interface FaultRule {
  fault: Fault;
  /**
   * A regular expression for `METHOD /path?query`, below the version; absent for every request. The requests
   * inside a batch are matched one by one; a batch itself only by an expression that names `batch`.
   */
  match?: string;
  /** From the nth matching request on, counted from 1. */
  nth?: number;
  /** How many requests misbehave: one if `nth` is given, else all. */
  times?: number;
  /** Out of 1, how likely each matching request is to misbehave; the same seed gives the same run. */
  chance?: number;
  seed?: number;
}

/** What is to happen to one request. */
export interface Mishaps {
  latencyMs: number;
  refuse: { status: RefusedStatus; retryAfter: string | null } | null;
  gatewayTimeout: boolean;
  drop: 'before' | 'after' | 'in-answer' | null;
  loseDeltaTokens: boolean;
  leaveOutColumns: boolean;
}

interface LiveRule {
  rule: FaultRule;
  pattern: RegExp;
  seen: number;
  done: number;
  random: () => number;
}

export interface Faults {
  /** @throws {SyntaxError} when `match` is not a regular expression */
  add(rule: FaultRule): void;
  clear(): void;
  /** How often any rule has struck since. */
  struck(): number;
  /** Decides for the next request; every rule that matches counts it. */
  next(request: GraphRequest): Mishaps;
  /** Decides for a batch itself; its requests are asked for by `next`. */
  nextBatch(request: GraphRequest): Mishaps;
}

const noMishaps: Mishaps = {
  ...{ latencyMs: 0, refuse: null, gatewayTimeout: false },
  ...{ drop: null, loseDeltaTokens: false, leaveOutColumns: false },
};

export function faults(): Faults {
  let rules: LiveRule[] = [];
  let isKilled = false;
  const decide = (request: GraphRequest, candidates: LiveRule[]): Mishaps => {
    if (isKilled) return { ...noMishaps, drop: 'before' };
    const line = lineOf(request);
    const striking = candidates.filter((rule) => strikes(rule, line));
    isKilled = striking.some(({ rule }) => rule.fault.kind === 'kill');
    return striking.reduce(withFault, noMishaps);
  };
  return {
    add: (rule) => {
      const pattern = new RegExp(rule.match ?? '');
      rules.push({ rule, pattern, seen: 0, done: 0, random: seeded(rule.seed ?? 1) });
    },
    clear: () => {
      rules = [];
      isKilled = false;
    },
    struck: () => rules.reduce((sum, { done }) => sum + done, 0),
    next: (request) => decide(request, rules),
    nextBatch: (request) =>
      decide(
        request,
        rules.filter(({ rule }) => /batch/i.test(rule.match ?? '')),
      ),
  };
}

function lineOf({ method, path, query }: GraphRequest): string {
  const line = `${method} ${path}${query.size ? `?${query.toString()}` : ''}`;
  try {
    return decodeURIComponent(line);
  } catch {
    return line; // a path that is not well encoded is refused later
  }
}

function strikes(live: LiveRule, line: string): boolean {
  const { rule, pattern } = live;
  if (!pattern.test(line)) return false;
  live.seen += 1;
  const times = rule.times ?? (rule.nth === undefined ? Infinity : 1);
  if (live.seen < (rule.nth ?? 1) || live.done >= times) return false;
  if (rule.chance !== undefined && live.random() >= rule.chance) return false;
  live.done += 1;
  return true;
}

function withFault(mishaps: Mishaps, { rule: { fault } }: LiveRule): Mishaps {
  switch (fault.kind) {
    case 'latency':
      return { ...mishaps, latencyMs: mishaps.latencyMs + fault.ms };
    case 'refuse':
      return { ...mishaps, refuse: fault };
    case 'gateway-timeout':
      return { ...mishaps, gatewayTimeout: true };
    case 'drop':
    case 'kill':
      return { ...mishaps, drop: fault.when };
    case 'lose-delta-tokens':
      return { ...mishaps, loseDeltaTokens: true };
    case 'leave-out-columns':
      return { ...mishaps, leaveOutColumns: true };
  }
}
