import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlanSettingsView } from '#domain/plan-settings-view';
import { settingsKey, type SaveOutcome } from '#tab/api/plan-settings';

/** How one part of the settings is read, checked and sent. */
export interface SectionRules<Values> {
  /** Tells the drafts of one page apart. */
  name: string;
  /** Whose draft it is: on a shared screen the next person must not find it. */
  personId: string;
  settings: PlanSettingsView;
  valuesOf: (settings: PlanSettingsView) => Values;
  /** Of the row these values stand on. */
  eTagOf: (settings: PlanSettingsView) => string;
  /** What cannot be sent as it is, as sentences. */
  problemsOf?: (values: Values) => readonly string[];
  send: (request: { id: string; basedOn: string }, values: Values) => Promise<SaveOutcome>;
}

/** One part of the settings while somebody works on it. */
export interface Section<Values> {
  values: Values;
  set: (change: Partial<Values>) => void;
  isDirty: boolean;
  isSaving: boolean;
  problems: readonly string[];
  /** It could not be sent, and why. */
  failure: string | null;
  /** How it stands, where somebody else was first. */
  theirs: Values | null;
  /** Said once it is kept; null again with the next change. */
  said: 'saved' | 'undone' | null;
  save: () => void;
  cancel: () => void;
  undo: (() => void) | null;
}

interface Draft<Values> {
  values: Values;
  /** As it stood when the person began. */
  was: Values;
  basedOn: string;
  /** The same words sent again carry the same id. */
  id: string;
}

/** Somebody else may be first twice in a row; not for ever. */
const mostTries = 3;

/**
 * One part of the settings: its draft, which survives a reload, its save, what came of it, and the way back.
 * Where somebody else changed another part meanwhile, the save is sent again upon theirs; where they changed
 * this one, both versions are shown.
 */
export function useSection<Values extends object>(rules: SectionRules<Values>): Section<Values> {
  const { settings, valuesOf, eTagOf } = rules;
  const queries = useQueryClient();
  const key = `golden-thread-settings ${rules.personId} ${settings.planId} ${rules.name}`;
  const [draft, setDraft] = useState<Draft<Values> | null>(() => readDraft(key));
  const [theirs, setTheirs] = useState<Values | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [kept, setKept] = useState<{ said: 'saved' | 'undone'; before: Values } | null>(null);
  const standing = valuesOf(settings);
  const values = draft?.values ?? standing;

  const keep = (next: Draft<Values> | null) => {
    setDraft(next);
    if (next) sessionStorage.setItem(key, JSON.stringify(next));
    else sessionStorage.removeItem(key);
  };
  const sending = useMutation({
    networkMode: 'always',
    mutationFn: (wanted: Draft<Values>) => sendUpon(rules, wanted),
    onSuccess: async (outcome) => {
      const newest = outcome.ok ? outcome.settings : outcome.reason === 'changed' ? outcome.theirs : null;
      if (!newest) return;
      queries.setQueryData(settingsKey(settings.planId), newest);
      await Promise.all(
        [['plan', settings.planId], ['plans'], ['archived-plans'], ['overview']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  });

  const send = (wanted: Draft<Values>, said: 'saved' | 'undone') => {
    if (sending.isPending) return;
    const found = rules.problemsOf?.(wanted.values) ?? [];
    setProblems(found);
    setKept(null);
    if (found.length > 0) return;
    sending.mutate(wanted, {
      onSuccess(outcome) {
        if (outcome.ok) {
          setTheirs(null);
          keep(null);
          setKept({ said, before: wanted.was });
        } else if (outcome.reason === 'problems') setProblems(outcome.problems);
        else {
          const now = valuesOf(outcome.theirs);
          setTheirs(now);
          keep({ ...wanted, was: now, basedOn: eTagOf(outcome.theirs), id: crypto.randomUUID() });
        }
      },
    });
  };

  return {
    values,
    isDirty: draft !== null && !isSame(values, standing),
    isSaving: sending.isPending,
    problems,
    failure: sending.isError ? sending.error.message : null,
    theirs,
    said: kept?.said ?? null,
    set(change) {
      const begun = draft ?? { was: standing, basedOn: eTagOf(settings) };
      setKept(null);
      keep({ ...begun, values: { ...values, ...change }, id: crypto.randomUUID() });
    },
    save: () => draft && send(draft, 'saved'),
    cancel() {
      sending.reset();
      setProblems([]);
      setTheirs(null);
      keep(null);
    },
    undo:
      kept?.said === 'saved'
        ? () =>
            send(
              {
                ...{ values: kept.before, was: standing, basedOn: eTagOf(settings) },
                id: crypto.randomUUID(),
              },
              'undone',
            )
        : null,
  };
}

async function sendUpon<Values extends object>(
  { send, valuesOf, eTagOf }: SectionRules<Values>,
  { values, was, ...request }: Draft<Values>,
): Promise<SaveOutcome> {
  let { id, basedOn } = request;
  for (let tried = 1; ; tried += 1) {
    const outcome = await send({ id, basedOn }, values);
    const isElsewhere = !outcome.ok && outcome.reason === 'changed' && isSame(valuesOf(outcome.theirs), was);
    if (!isElsewhere || tried >= mostTries) return outcome;
    basedOn = eTagOf(outcome.theirs);
    id = crypto.randomUUID();
  }
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function readDraft<Values>(key: string): Draft<Values> | null {
  const text = sessionStorage.getItem(key);
  return text ? (JSON.parse(text) as Draft<Values>) : null; // written by `keep` above, under this key only
}
