import { describe, expect, it } from 'vitest';
import { createApi } from '#api/create-api';
import { openApiDocument } from '#api/openapi';
import { aSignIn } from '#tests/helpers/sign-in';
import { noMessenger } from '#tests/helpers/no-messenger';
import type { Services } from '#workflows/services';

const description = openApiDocument('https://golden-thread.council.example') as {
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown> };
};

describe('the OpenAPI document', () => {
  it('describes every route there is, and none that is not there', () => {
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.toSorted()).toEqual(routes().toSorted());
  });

  it('names no schema that it does not hold', () => {
    const references = [...JSON.stringify(description).matchAll(/"#\/components\/schemas\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(0);
    for (const [, name] of references) expect(description.components.schemas).toHaveProperty(name!);
  });

  it('names every placeholder of a path as a parameter that is required', () => {
    for (const [path, methods] of Object.entries(description.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
      }));
      for (const operation of Object.values(methods)) expect(operation).toMatchObject(withParameters(names));
    }
  });
});

function withParameters(parameters: object[]): object {
  return parameters.length === 0
    ? {}
    : { parameters: expect.arrayContaining(parameters.map((each) => expect.objectContaining(each))) };
}

/** What express was told to answer, in OpenAPI's notation; its own description aside. */
function routes(): string[] {
  const api = createApi({
    services: {} as Services, // nothing is asked of it
    messenger: noMessenger,
    identify: () => Promise.reject(new Error('Nobody asks.')),
    publicUrl: 'https://golden-thread.council.example',
    signIn: aSignIn,
  });
  return api.stack
    .flatMap(({ route }) => (route ? route.stack.map(({ method }) => `${method} ${route.path}`) : []))
    .map((route) => route.replaceAll(/:(\w+)/g, '{$1}'))
    .filter((route, index, all) => all.indexOf(route) === index && route !== 'get /openapi.json');
}
