import { Ajv, type ErrorObject } from 'ajv';
import type { AdaptiveCard } from '#bot/cards/elements';
import { readSchema } from './schemas.ts';

/** Checks a card against the published 1.5 schema; `msteams` is Teams' own and not part of it. */
export function schemaProblems(card: AdaptiveCard): string[] {
  validate ??= compile();
  const { msteams: _, ...plain } = card;
  return validate(plain) ? [] : (validate.errors ?? []).map(describe);
}

/** What Teams counts: it accepts about 100 KB of UTF-16. */
export function sizeInKilobytes(card: AdaptiveCard): number {
  return (JSON.stringify(card).length * 2) / 1024;
}

/** Every text of a card that a client may read as Markdown. */
export function markdownTexts(card: AdaptiveCard): string[] {
  const texts: string[] = [card.fallbackText];
  visit(card, (node) => {
    if (node['type'] === 'TextBlock') texts.push(String(node['text']));
    if (node['type'] === 'FactSet') texts.push(JSON.stringify(node['facts']));
  });
  return texts;
}

type CompiledSchema = ReturnType<Ajv['compile']>;
let validate: CompiledSchema | undefined;

function compile(): CompiledSchema {
  const { $schema: _, id: __, ...schema } = readSchema('adaptive-cards/adaptive-card.1.5.0.json');
  return new Ajv({ strict: false, validateFormats: false }).compile(schema);
}

function describe({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`;
}

function visit(node: unknown, see: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(node)) for (const child of node) visit(child, see);
  else if (typeof node === 'object' && node !== null) {
    see(node as Record<string, unknown>);
    for (const child of Object.values(node)) visit(child, see);
  }
}
