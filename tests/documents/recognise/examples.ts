import type { ParsedPlan } from '#domain/parsed-plan';
import { readContent } from '#documents/read-content';
import { recognisePlan } from '#documents/recognise/recognise-plan';
import { exampleBytes } from '#tests/helpers/examples';

export async function readExample(name: string): Promise<ParsedPlan> {
  const content = await readContent({ name, bytes: exampleBytes(name) });
  return recognisePlan(content, name);
}
