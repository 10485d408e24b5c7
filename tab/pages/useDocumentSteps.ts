import { useEffect, useRef, useState } from 'react';
import type { ImportProgress } from '#api/contract/documents';
import { messageOf, problemWith } from './chosen-document.ts';

/** How far a document has come on its way into the lists. `Seen` is what a person agrees to, `Done` what came of it. */
export type DocumentStep<Seen, Done> =
  | { name: 'choosing'; problem: string | null }
  | { name: 'reading'; fileName: string }
  | AgreementStep<Seen>
  | { name: 'done'; done: Done };

/** The steps on which the person has before them what the document would become. */
export type AgreementStep<Seen> =
  | { name: 'agreeing'; seen: Seen }
  | ({ name: 'writing'; seen: Seen } & ImportProgress)
  /** Stopped by the person or by a failure; may be carried on. */
  | { name: 'stopped'; seen: Seen; message: string; isFailure: boolean };

export interface DocumentSteps<Seen, Done> {
  step: DocumentStep<Seen, Done>;
  /** Reads a document, unless something is wrong with the file itself. */
  read: (file: File, reading: (signal: AbortSignal) => Promise<Seen>) => Promise<void>;
  /** Puts something else before the person to agree to. */
  show: (seen: Seen) => void;
  write: (seen: Seen, writing: (how: WritingOptions) => Promise<Done>) => Promise<void>;
  /** Stops reading or writing. */
  stop: () => void;
  startOver: () => void;
}

export interface WritingOptions {
  onProgress: (progress: ImportProgress) => void;
  signal: AbortSignal;
}

export interface DocumentStepsOptions {
  /** Of a document that is chosen already, and read as soon as the page opens. */
  givenFileName?: string | undefined;
  /** Said when the person stopped the writing. */
  stopped: string;
}

/** One document from file to lists. Leaving the page stops it; doing it again carries on. */
export function useDocumentSteps<Seen, Done>(options: DocumentStepsOptions): DocumentSteps<Seen, Done> {
  const { givenFileName, stopped } = options;
  const [step, setStep] = useState<DocumentStep<Seen, Done>>(
    givenFileName === undefined
      ? { name: 'choosing', problem: null }
      : { name: 'reading', fileName: givenFileName },
  );
  const running = useRef<AbortController | null>(null);

  useEffect(() => () => running.current?.abort(), []);

  function begin(): AbortSignal {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  }

  function startOver(): void {
    running.current?.abort();
    setStep({ name: 'choosing', problem: null });
  }

  return {
    step,
    async read(file, reading) {
      const problem = problemWith(file);
      if (problem) {
        setStep({ name: 'choosing', problem });
        return;
      }
      const signal = begin();
      setStep({ name: 'reading', fileName: file.name });
      try {
        const seen = await reading(signal);
        if (!signal.aborted) setStep({ name: 'agreeing', seen });
      } catch (error) {
        if (!signal.aborted) setStep({ name: 'choosing', problem: messageOf(error) });
      }
    },
    show: (seen) => setStep({ name: 'agreeing', seen }),
    async write(seen, writing) {
      const signal = begin();
      const onProgress = (progress: ImportProgress) => setStep({ name: 'writing', seen, ...progress });
      onProgress({ written: 0, total: 0, waitSeconds: null });
      try {
        setStep({ name: 'done', done: await writing({ onProgress, signal }) });
      } catch (error) {
        const message = signal.aborted ? stopped : messageOf(error);
        setStep({ name: 'stopped', seen, message, isFailure: !signal.aborted });
      }
    },
    stop: () => (step.name === 'writing' ? running.current?.abort() : startOver()),
    startOver,
  };
}
