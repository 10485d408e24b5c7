import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { IsoInstant } from '#domain/dates';
import type { DocumentFile } from '#workflows/import-document';

/** A document of the sample council, one in each shape that councils publish. All of it is invented. */
export interface SampleDocument {
  name: string;
  title: string;
  /** When the sample council imported it. */
  importedAt: IsoInstant;
}

export const sampleDocuments = {
  audit: {
    name: 'external-audit.txt',
    title: 'Auditor’s Annual Report 2024/25',
    importedAt: '2025-12-01T10:05:00.000Z',
  },
  peers: {
    name: 'peer-challenge.txt',
    title: 'Peer Challenge 2025',
    importedAt: '2025-12-01T10:20:00.000Z',
  },
  improvement: {
    name: 'governance-improvement-plan.txt',
    title: 'Governance Improvement Plan',
    importedAt: '2025-12-02T09:40:00.000Z',
  },
  statement: {
    name: 'annual-governance-statement.txt',
    title: 'Annual Governance Statement 2024/25',
    importedAt: '2025-12-02T09:55:00.000Z',
  },
  recovery: {
    name: 'recovery-plan.txt',
    title: 'Improvement and Recovery Plan',
    importedAt: '2026-02-02T14:10:00.000Z',
  },
} satisfies Record<string, SampleDocument>;

export type SampleDocumentKey = keyof typeof sampleDocuments;

export async function readSampleDocument({ name }: SampleDocument): Promise<DocumentFile> {
  return { name, bytes: await readFile(fileURLToPath(new URL(name, import.meta.url))) };
}
