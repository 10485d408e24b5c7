import {
  importEvent,
  importPreview,
  importQuery,
  nextVersion,
  nextVersionQuery,
  parsedPlan,
  previewQuery,
} from '../contract/documents.ts';
import { planParams } from '../contract/plans.ts';
import { inPath, inQuery, type Area } from './operation.ts';

export const documentsArea: Area = {
  operations: [
    {
      method: 'post',
      path: '/imports/preview',
      summary: 'What a document would become. Writes nothing.',
      parameters: [inQuery(previewQuery)],
      body: 'document',
      answers: { 200: { description: 'The plan as understood.', schema: importPreview } },
    },
    {
      method: 'post',
      path: '/imports',
      summary: 'Imports a document as a plan. Repeating it goes on from where it stopped.',
      parameters: [inQuery(importQuery)],
      body: 'document',
      answers: {
        200: {
          description: 'One JSON object a line, the last of them `done` or `failed`.',
          schema: importEvent,
          type: 'application/x-ndjson',
        },
      },
    },
    {
      method: 'post',
      path: '/plans/{planId}/next-version/preview',
      summary: 'How the next version of a document differs from its plan. Writes nothing.',
      parameters: [inPath(planParams), inQuery(previewQuery)],
      body: 'document',
      answers: { 200: { description: 'What differs.', schema: nextVersion } },
    },
    {
      method: 'post',
      path: '/plans/{planId}/next-version',
      summary:
        'Takes the next version of a document into its plan. Repeating it goes on from where it stopped.',
      parameters: [inPath(planParams), inQuery(nextVersionQuery)],
      body: 'document',
      answers: {
        200: {
          description: 'One JSON object a line, the last of them `done` or `failed`.',
          schema: importEvent,
          type: 'application/x-ndjson',
        },
      },
    },
  ],
  schemas: {
    ImportEvent: importEvent,
    ImportPreview: importPreview,
    NextVersion: nextVersion,
    ParsedPlan: parsedPlan,
  },
};
