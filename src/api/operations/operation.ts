import type { z } from 'zod';

/** One thing the API does, as the OpenAPI document describes it. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  summary: string;
  /** Answered without a token. */
  isPublic?: true;
  parameters?: { in: 'path' | 'query'; schema: z.ZodObject }[];
  body?: z.ZodType | 'document';
  answers: Record<number, { description: string; schema: z.ZodType; type?: string }>;
}

/** What one area of the API does, and those of its schemas that have a name of their own in the document. */
export interface Area {
  operations: readonly Operation[];
  schemas: Record<string, z.ZodType>;
}

export const inPath = (schema: z.ZodObject) => ({ in: 'path' as const, schema });
export const inQuery = (schema: z.ZodObject) => ({ in: 'query' as const, schema });
