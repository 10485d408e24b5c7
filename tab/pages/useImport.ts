import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ImportPreviewBody, ImportProgress } from '#api/contract/documents';
import type { ColumnMeaning } from '#domain/column-meaning';
import { useApi } from '../api/ApiProvider.tsx';
import { importDocument, previewDocument } from '../api/import-document.ts';
import { strings } from '../strings.ts';
import { messageOf, problemWith } from './chosen-document.ts';
import { useColumns, type Columns } from './useColumns.ts';

/** How far an import has come. */
export type ImportStep =
  | { name: 'choosing'; problem: string | null }
  | { name: 'reading'; fileName: string }
  | { name: 'previewing'; preview: ImportPreviewBody }
  | ({ name: 'writing'; preview: ImportPreviewBody; title: string } & ImportProgress)
  /** Stopped by the person or by a failure; may be carried on. */
  | { name: 'stopped'; preview: ImportPreviewBody; title: string; message: string; isFailure: boolean }
  | { name: 'done'; planId: string; title: string };

export interface Import {
  step: ImportStep;
  /** The document it is about. */
  file: File | null;
  columns: Pick<Columns, 'said' | 'isReading' | 'problem'>;
  sayColumn: (key: string, meaning: ColumnMeaning | null) => void;
  resetColumns: () => void;
  choose: (file: File) => Promise<void>;
  commit: (title: string) => Promise<void>;
  /** Stops reading or writing. */
  stop: () => void;
  startOver: () => void;
}

const start: ImportStep = { name: 'choosing', problem: null };

/** One document from file to plan. Leaving the page stops it; importing again carries on. */
export function useImport(): Import {
  const api = useApi();
  const queries = useQueryClient();
  const [step, setStep] = useState<ImportStep>(start);
  const [document, setDocument] = useState<{ file: File; preview: ImportPreviewBody } | null>(null);
  const running = useRef<AbortController | null>(null);

  const columns = useColumns((preview) => {
    setDocument((now) => now && { ...now, preview });
    setStep({ name: 'previewing', preview });
  });

  useEffect(() => () => running.current?.abort(), []);

  function begin(): AbortSignal {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  }

  async function choose(file: File): Promise<void> {
    const problem = problemWith(file);
    if (problem) {
      setStep({ name: 'choosing', problem });
      return;
    }
    const signal = begin();
    columns.forget();
    setStep({ name: 'reading', fileName: file.name });
    try {
      const preview = await previewDocument(api, file, { signal });
      setDocument({ file, preview });
      setStep({ name: 'previewing', preview });
    } catch (error) {
      if (!signal.aborted) setStep({ name: 'choosing', problem: messageOf(error) });
    }
  }

  async function commit(title: string): Promise<void> {
    if (!document) return;
    const { file, preview } = document;
    const signal = begin();
    const onProgress = (progress: ImportProgress) =>
      setStep({ name: 'writing', preview, title, ...progress });
    onProgress({ written: 0, total: 0, waitSeconds: null });
    try {
      const planId = await importDocument(api, file, { title, columns: columns.said, onProgress, signal });
      await queries.invalidateQueries({ queryKey: ['plans'] });
      setStep({ name: 'done', planId, title });
    } catch (error) {
      const message = signal.aborted ? strings.import.stopped : messageOf(error);
      setStep({ name: 'stopped', preview, title, message, isFailure: !signal.aborted });
    }
  }

  function startOver(): void {
    running.current?.abort();
    columns.forget();
    setDocument(null);
    setStep(start);
  }

  const stop = () => (step.name === 'writing' ? running.current?.abort() : startOver());
  return {
    step,
    file: document?.file ?? null,
    columns,
    sayColumn: (key, meaning) => document && columns.say(document.file, key, meaning),
    resetColumns: () => document && columns.reset(document.file),
    choose,
    commit,
    stop,
    startOver,
  };
}
