import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ImportProgress, NextVersionBody } from '#api/contract/documents';
import { useApi } from '../api/ApiProvider.tsx';
import { compareDocument, takeNextVersion } from '../api/next-version.ts';
import type { SaidColumns } from '../components/import-columns/ImportColumns.tsx';
import type { DifferenceChoices } from '../components/next-version/choices.ts';
import { strings } from '../strings.ts';
import { messageOf, problemWith } from './chosen-document.ts';

/** How far the update of a plan from a document has come. */
export type NextVersionStep =
  | { name: 'choosing'; problem: string | null }
  | { name: 'reading'; fileName: string }
  | { name: 'comparing'; next: NextVersionBody }
  | ({ name: 'writing'; next: NextVersionBody } & ImportProgress)
  /** Stopped by the person or by a failure; may be carried on. */
  | { name: 'stopped'; next: NextVersionBody; message: string; isFailure: boolean }
  | { name: 'done' };

export interface NextVersionUpdate {
  step: NextVersionStep;
  choose: (file: File) => Promise<void>;
  /** Reads the same document against the plan as it stands now. */
  compareAgain: () => Promise<void>;
  commit: (choices: DifferenceChoices) => Promise<void>;
  /** Stops reading or writing. */
  stop: () => void;
  startOver: () => void;
}

const start: NextVersionStep = { name: 'choosing', problem: null };

/** A document that is chosen already, and what was said about its columns. */
export interface GivenDocument {
  file: File;
  columns: SaidColumns;
}

/**
 * One document from file to the next version of a plan. Leaving the page stops it; doing it again goes on.
 *
 * @param given the document, when it is chosen already
 */
export function useNextVersion(planId: string, given: GivenDocument | null): NextVersionUpdate {
  const api = useApi();
  const queries = useQueryClient();
  const [document, setDocument] = useState(given);
  const [step, setStep] = useState<NextVersionStep>(
    given ? { name: 'reading', fileName: given.file.name } : start,
  );
  const running = useRef<AbortController | null>(null);

  useEffect(() => {
    if (given) void compare(given);
    return () => running.current?.abort();
    // The document is given once, when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  function begin(): AbortSignal {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  }

  async function compare({ file, columns }: GivenDocument): Promise<void> {
    const signal = begin();
    setStep({ name: 'reading', fileName: file.name });
    try {
      const next = await compareDocument(api, planId, file, { columns, signal });
      setStep({ name: 'comparing', next });
    } catch (error) {
      if (!signal.aborted) setStep({ name: 'choosing', problem: messageOf(error) });
    }
  }

  async function choose(file: File): Promise<void> {
    const problem = problemWith(file);
    if (problem) {
      setStep({ name: 'choosing', problem });
      return;
    }
    const chosen = { file, columns: {} };
    setDocument(chosen);
    await compare(chosen);
  }

  async function commit({ skipped, taken }: DifferenceChoices): Promise<void> {
    if (!document || !('next' in step)) return;
    const { next } = step;
    const { file, columns } = document;
    const signal = begin();
    const onProgress = (progress: ImportProgress) => setStep({ name: 'writing', next, ...progress });
    onProgress({ written: 0, total: 0, waitSeconds: null });
    try {
      const choice = { skip: skipped, take: taken, columns };
      await takeNextVersion(api, planId, file, { ...choice, onProgress, signal });
      await queries.invalidateQueries();
      setStep({ name: 'done' });
    } catch (error) {
      const message = signal.aborted ? strings.nextVersion.stopped : messageOf(error);
      setStep({ name: 'stopped', next, message, isFailure: !signal.aborted });
    }
  }

  function startOver(): void {
    running.current?.abort();
    setDocument(null);
    setStep(start);
  }

  return {
    step,
    choose,
    compareAgain: async () => {
      if (document) await compare(document);
    },
    commit,
    stop: () => (step.name === 'writing' ? running.current?.abort() : startOver()),
    startOver,
  };
}
