import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { NextVersionBody } from '#api/contract/documents';
import { useApi } from '../api/ApiProvider.tsx';
import { compareDocument, takeNextVersion } from '../api/next-version.ts';
import type { SaidColumns } from '../components/import-columns/ImportColumns.tsx';
import type { DifferenceChoices } from '../components/next-version/choices.ts';
import { strings } from '../strings.ts';
import { useDocumentSteps, type DocumentSteps } from './useDocumentSteps.ts';

export interface NextVersionUpdate extends Pick<
  DocumentSteps<NextVersionBody, null>,
  'step' | 'stop' | 'startOver'
> {
  choose: (file: File) => Promise<void>;
  /** Reads the same document against the plan as it stands now. */
  compareAgain: () => Promise<void>;
  commit: (choices: DifferenceChoices) => Promise<void>;
}

/** A document that is chosen already, and what was said about its columns. */
export interface GivenDocument {
  file: File;
  columns: SaidColumns;
}

/**
 * One document from file to the next version of a plan.
 *
 * @param given the document, when it is chosen already
 */
export function useNextVersion(planId: string, given: GivenDocument | null): NextVersionUpdate {
  const api = useApi();
  const queries = useQueryClient();
  const [document, setDocument] = useState(given);
  const { step, read, write, stop, startOver } = useDocumentSteps<NextVersionBody, null>({
    givenFileName: given?.file.name,
    stopped: strings.nextVersion.stopped,
  });

  useEffect(() => {
    if (given) void compare(given);
    // The document is given once, when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  function compare({ file, columns }: GivenDocument): Promise<void> {
    return read(file, (signal) => compareDocument(api, planId, file, { columns, signal }));
  }

  async function choose(file: File): Promise<void> {
    const chosen = { file, columns: {} };
    setDocument(chosen);
    await compare(chosen);
  }

  async function commit({ skipped, taken }: DifferenceChoices): Promise<void> {
    if (!document || !('seen' in step)) return;
    const { file, columns } = document;
    await write(step.seen, async (how) => {
      await takeNextVersion(api, planId, file, { skip: skipped, take: taken, columns, ...how });
      await queries.invalidateQueries();
      return null;
    });
  }

  return {
    step,
    choose,
    compareAgain: async () => {
      if (document) await compare(document);
    },
    commit,
    stop,
    startOver,
  };
}
