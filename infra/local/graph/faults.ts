import type { GraphRequest } from './protocol.ts';
import { Refusal } from './refusal.ts';

/** One way to misbehave. */
export type Fault =
  | { kind: 'latency'; ms: number }
  /** Nothing is done. `retryAfter` is the header's value; null leaves it out. */
  | { kind: 'refuse'; status: 429 | 503; retryAfter: string | null }
  /** The work is done, but the caller is told 504. */
  | { kind: 'gateway-timeout' }
  /** The connection ends without an answer, before the work or after it. */
  | { kind: 'drop'; when: 'before' | 'after' }
  /** A new list is made without the columns sent with it, as SharePoint has been seen to do. */
  | { kind: 'leave-out-columns' };

/** Which requests misbehave, and how. */
export interface FaultRule {
  fault: Fault;
  /** A regular expression for `METHOD /path?query`, below the version; absent for every request. */
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
  refuse: { status: 429 | 503; retryAfter: string | null } | null;
  gatewayTimeout: boolean;
  drop: 'before' | 'after' | null;
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
  add(rule: FaultRule): void;
  clear(): void;
  /** Decides for the next request; every rule that matches counts it. */
  next(request: GraphRequest): Mishaps;
}

export function faults(): Faults {
  let rules: LiveRule[] = [];
  return {
    add: (rule) => {
      const pattern = new RegExp(rule.match ?? '');
      rules.push({ rule, pattern, seen: 0, done: 0, random: seeded(rule.seed ?? 1) });
    },
    clear: () => {
      rules = [];
    },
    next: (request) => {
      const line = `${request.method} ${request.path}${request.query.size ? `?${request.query.toString()}` : ''}`;
      return rules.filter((rule) => strikes(rule, line)).reduce(withFault, noMishaps);
    },
  };
}

/** The refusal a request meets instead of being done. */
export function faultRefusal({ status, retryAfter }: NonNullable<Mishaps['refuse']>): Refusal {
  return new Refusal({
    status,
    code: status === 429 ? 'activityLimitReached' : 'serviceNotAvailable',
    message:
      status === 429 ? 'The request has been throttled' : 'The service is not available. Try again later.',
    ...(retryAfter !== null && { headers: { 'Retry-After': retryAfter } }),
  });
}

const noMishaps: Mishaps = {
  latencyMs: 0,
  refuse: null,
  gatewayTimeout: false,
  drop: null,
  leaveOutColumns: false,
};

function strikes(live: LiveRule, line: string): boolean {
  const { rule, pattern } = live;
  if (!pattern.test(decodeURIComponent(line))) return false;
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
      return { ...mishaps, drop: fault.when };
    case 'leave-out-columns':
      return { ...mishaps, leaveOutColumns: true };
  }
}

/** Small, repeatable and good enough for choosing victims (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
