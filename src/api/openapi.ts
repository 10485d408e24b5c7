import { z } from 'zod';
import { apiError } from './contract/failures.ts';
import { bulkArea } from './operations/bulk.ts';
import { dateRequestsArea } from './operations/date-requests.ts';
import { deliveriesArea } from './operations/deliveries.ts';
import { documentsArea } from './operations/documents.ts';
import { itemsArea } from './operations/items.ts';
import { meetingsArea } from './operations/meetings.ts';
import { myWorkArea } from './operations/my-work.ts';
import type { Operation } from './operations/operation.ts';
import { peopleArea } from './operations/people.ts';
import { planSettingsArea } from './operations/plan-settings.ts';
import { plansArea } from './operations/plans.ts';
import { signInArea } from './operations/sign-in.ts';
import { viewsArea } from './operations/views.ts';
import { postsArea } from './operations/posts.ts';

const json = 'application/json';

/** What the routes answer; tests/api/openapi.test.ts fails when the two differ. */
const areas = [
  peopleArea,
  plansArea,
  itemsArea,
  bulkArea,
  myWorkArea,
  dateRequestsArea,
  deliveriesArea,
  planSettingsArea,
  documentsArea,
  viewsArea,
  meetingsArea,
  signInArea,
  postsArea,
];

/** Schemas with a name of their own in the document; the rest is written out where it is used. */
const named = z.registry<{ id: string }>();
for (const [id, schema] of [{ Error: apiError }, ...areas.map((area) => area.schemas)].flatMap(
  Object.entries<z.ZodType>,
)) {
  named.add(schema, { id });
}

const reference = (id: string) => `#/components/schemas/${id}`;

/** The API as OpenAPI 3.1, made from the schemas that check requests. */
export function openApiDocument(publicUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of areas.flatMap((area) => area.operations)) {
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

function describe(operation: Operation): Record<string, unknown> {
  const { summary, isPublic, parameters = [], body, answers } = operation;
  return {
    summary,
    ...(isPublic && { security: [] }),
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
        content: { [json]: { schema: schemaOf(apiError) } },
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
