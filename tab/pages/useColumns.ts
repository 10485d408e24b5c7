import { useEffect, useRef, useState } from 'react';
import type { ImportPreviewBody } from '#api/contract/documents';
import type { ColumnMeaning } from '#domain/column-meaning';
import { useApi } from '../api/ApiProvider.tsx';
import { previewDocument } from '../api/import-document.ts';
import type { SaidColumns } from '../components/import-columns/ImportColumns.tsx';
import { strings } from '../strings.ts';

export interface Columns {
  said: SaidColumns;
  /** Something was said that the preview does not show yet. */
  isReading: boolean;
  problem: string | null;
  say: (file: File, key: string, meaning: ColumnMeaning | null) => void;
  /** Takes back all that was said. */
  reset: (file: File) => void;
  /** For the next document. */
  forget: () => void;
}

/** Long enough to set several columns and have the document read once. */
const pauseMs = 500;

/** What the person says a document's columns hold; the document is read again shortly after they said it. */
export function useColumns(onPreview: (preview: ImportPreviewBody) => void): Columns {
  const api = useApi();
  const [said, setSaid] = useState<SaidColumns>({});
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const pending = useRef<{ timer: number; reading: AbortController } | null>(null);

  useEffect(() => stop, []);

  function stop(): void {
    window.clearTimeout(pending.current?.timer);
    pending.current?.reading.abort();
    pending.current = null;
  }

  function change(file: File, next: SaidColumns): void {
    stop();
    setSaid(next);
    setProblem(null);
    setReading(true);
    const reading = new AbortController();
    pending.current = {
      timer: window.setTimeout(() => void readAgain(file, next, reading.signal), pauseMs),
      reading,
    };
  }

  async function readAgain(file: File, columns: SaidColumns, signal: AbortSignal): Promise<void> {
    try {
      const preview = await previewDocument(api, file, { columns, signal });
      if (!signal.aborted) onPreview(preview);
    } catch (error) {
      if (!signal.aborted) setProblem(error instanceof Error ? error.message : strings.failures.unexpected);
    }
    if (!signal.aborted) setReading(false);
  }

  return {
    said,
    isReading,
    problem,
    say: (file, key, meaning) => change(file, { ...said, [key]: meaning }),
    reset: (file) => change(file, {}),
    forget() {
      stop();
      setSaid({});
      setReading(false);
      setProblem(null);
    },
  };
}
