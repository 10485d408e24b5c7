import { z } from 'zod';
import * as contract from './contract.ts';

interface Operation {
  method: 'get' | 'post';
  path: string;
  summary: string;
  parameters?: { in: 'path' | 'query'; schema: z.ZodObject }[];
  body?: z.ZodType | 'document';
  answers: Record<number, { description: string; schema: z.ZodType; type?: string }>;
}

const json = 'application/json';
const inPath = (schema: z.ZodObject) => ({ in: 'path' as const, schema });
const inQuery = (schema: z.ZodObject) => ({ in: 'query' as const, schema });

/** What the routes answer; tests/api/openapi.test.ts fails when the two differ. */
export const operations: readonly Operation[] = [
  {
    method: 'get',
    path: '/me',
    summary: 'Who is asking, and what day it is.',
    answers: { 200: { description: 'The person.', schema: contract.meView } },
  },
  {
    method: 'get',
    path: '/plans',
    summary: 'Every plan the person may see, newest first.',
    answers: { 200: { description: 'The plans.', schema: contract.planList } },
  },
  {
    method: 'get',
    path: '/plans/{planId}',
    summary: 'One plan with its themes and items.',
    parameters: [inPath(contract.planParams)],
    answers: { 200: { description: 'The plan.', schema: contract.planView } },
  },
  {
    method: 'get',
    path: '/items/{itemId}',
    summary: 'One item with its history, evidence and decisions.',
    parameters: [inPath(contract.itemParams)],
    answers: { 200: { description: 'The item.', schema: contract.itemDetail } },
  },
  {
    method: 'post',
    path: '/items/{itemId}/updates',
    summary: 'Records a change, if the item still stands as the person saw it. Repeats are recorded once.',
    parameters: [inPath(contract.itemParams)],
    body: contract.updateRequest,
    answers: {
      200: { description: 'The item as it stands now.', schema: contract.itemDetail },
      409: { description: 'Somebody else was first; nothing was written.', schema: contract.itemChanged },
    },
  },
  {
    method: 'post',
    path: '/imports/preview',
    summary: 'What a document would become. Writes nothing.',
    parameters: [inQuery(contract.previewQuery)],
    body: 'document',
    answers: { 200: { description: 'The plan as understood.', schema: contract.importPreview } },
  },
  {
    method: 'post',
    path: '/imports',
    summary: 'Imports a document as a plan. Repeating it goes on from where it stopped.',
    parameters: [inQuery(contract.importQuery)],
    body: 'document',
    answers: {
      200: {
        description: 'One JSON object a line, the last of them `done` or `failed`.',
        schema: contract.importEvent,
        type: 'application/x-ndjson',
      },
    },
  },
  {
    method: 'post',
    path: '/plans/{planId}/next-version/preview',
    summary: 'How the next version of a document differs from its plan. Writes nothing.',
    parameters: [inPath(contract.planParams), inQuery(contract.previewQuery)],
    body: 'document',
    answers: { 200: { description: 'What differs.', schema: contract.nextVersion } },
  },
  {
    method: 'post',
    path: '/plans/{planId}/next-version',
    summary:
      'Takes the next version of a document into its plan. Repeating it goes on from where it stopped.',
    parameters: [inPath(contract.planParams), inQuery(contract.nextVersionQuery)],
    body: 'document',
    answers: {
      200: {
        description: 'One JSON object a line, the last of them `done` or `failed`.',
        schema: contract.importEvent,
        type: 'application/x-ndjson',
      },
    },
  },
];

/** Schemas with a name of their own in the document; the rest is written out where it is used. */
const named = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries({
  Error: contract.apiError,
  ImportEvent: contract.importEvent,
  ImportPreview: contract.importPreview,
  Item: contract.itemView,
  ItemChanged: contract.itemChanged,
  ItemDetail: contract.itemDetail,
  Me: contract.meView,
  NextVersion: contract.nextVersion,
  ParsedPlan: contract.parsedPlan,
  Plan: contract.planView,
  PlanList: contract.planList,
  PlanSummary: contract.planSummary,
  UpdateRequest: contract.updateRequest,
})) {
  named.add(schema, { id });
}

const reference = (id: string) => `#/components/schemas/${id}`;

/** The API as OpenAPI 3.1, made from the schemas that check requests. */
export function openApiDocument(publicUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Golden Thread', version: '1', description: 'What the Teams tab asks of the server.' },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ teams: [] }],
    paths,
    components: {
      securitySchemes: { teams: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: z.toJSONSchema(named, { uri: reference }).schemas,
    },
  };
}

function describe({ summary, parameters = [], body, answers }: Operation): Record<string, unknown> {
  return {
    summary,
    parameters: parameters.flatMap(({ in: where, schema }) =>
      Object.entries<z.core.$ZodType>(schema.shape).map(([name, value]) => ({
        name,
        in: where,
        required: where === 'path' || !z.safeParse(value, undefined).success,
        schema: schemaOf(value),
      })),
    ),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { description, schema, type = json }]) => [
          status,
          { description, content: { [type]: { schema: schemaOf(schema) } } },
        ]),
      ),
      default: {
        description: 'It could not be done; `message` says why.',
        content: { [json]: { schema: schemaOf(contract.apiError) } },
      },
    },
  };
}

function contentOf(body: z.ZodType | 'document'): Record<string, unknown> {
  return body === 'document' ? { 'application/octet-stream': {} } : { [json]: { schema: schemaOf(body) } };
}

function schemaOf(schema: z.core.$ZodType): unknown {
  const id = named.get(schema)?.id;
  if (id) return { $ref: reference(id) };
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
