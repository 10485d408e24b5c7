import { AppError } from '#domain/errors';
import { strings } from '../strings/index.ts';

export interface Explanation {
  /** One plain sentence for the person. */
  sentence: string;
  /** Ours to look into, rather than something the person can put right. */
  isFault: boolean;
}

/** Turns any failure into a sentence. Only failures we name speak for themselves. */
export function explainFailure(error: unknown): Explanation {
  if (!(error instanceof AppError)) return { sentence: strings.problem.failed, isFault: true };
  switch (error.code) {
    case 'not-found':
      return { sentence: strings.problem.notFound, isFault: false };
    case 'forbidden':
    case 'invalid-input':
    case 'item-changed':
      return { sentence: error.message, isFault: false };
    default:
      return {
        sentence: error.code.startsWith('graph-') ? strings.problem.unreachable : strings.problem.failed,
        isFault: true,
      };
  }
}
