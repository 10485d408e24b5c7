import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportPreviewBody } from '#api/contract/documents';
import type { ColumnMeaning } from '#domain/column-meaning';
import { useApi } from '../api/ApiProvider.tsx';
import { importDocument, previewDocument } from '../api/import-document.ts';
import { strings } from '../strings.ts';
import { useColumns, type Columns } from './useColumns.ts';
import { useDocumentSteps, type DocumentSteps } from './useDocumentSteps.ts';

export interface ImportedPlan {
  planId: string;
  title: string;
}

export interface Import extends Pick<
  DocumentSteps<ImportPreviewBody, ImportedPlan>,
  'step' | 'stop' | 'startOver'
> {
  /** The document it is about. */
  file: File | null;
  columns: Pick<Columns, 'said' | 'isReading' | 'problem'>;
  sayColumn: (key: string, meaning: ColumnMeaning | null) => void;
  resetColumns: () => void;
  choose: (file: File) => Promise<void>;
  commit: (title: string) => Promise<void>;
}

/** One document from file to a plan of its own. */
export function useImport(): Import {
  const api = useApi();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const { step, read, show, write, stop, startOver } = useDocumentSteps<ImportPreviewBody, ImportedPlan>({
    stopped: strings.import.stopped,
  });
  const columns = useColumns(show);

  async function choose(chosen: File): Promise<void> {
    columns.forget();
    setFile(chosen);
    await read(chosen, (signal) => previewDocument(api, chosen, { signal }));
  }

  async function commit(title: string): Promise<void> {
    if (!file || !('seen' in step)) return;
    await write(step.seen, async (how) => {
      const planId = await importDocument(api, file, { title, columns: columns.said, ...how });
      await queries.invalidateQueries({ queryKey: ['plans'] });
      return { planId, title };
    });
  }

  return {
    step,
    file,
    columns,
    sayColumn: (key, meaning) => file && columns.say(file, key, meaning),
    resetColumns: () => file && columns.reset(file),
    choose,
    commit,
    stop,
    startOver() {
      columns.forget();
      setFile(null);
      startOver();
    },
  };
}
