import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { Language, Parser, type Node } from 'web-tree-sitter';

it('is Bicep that parses', async () => {
  await Parser.init();
  const grammar = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
  const parser = new Parser().setLanguage(await Language.load(grammar));
  const tree = parser.parse(await readFile('infra/azure/main.bicep', 'utf8'));
  expect(faults(tree!.rootNode)).toEqual([]);
});

function faults(node: Node): string[] {
  const here = node.isError || node.isMissing ? [`line ${node.startPosition.row + 1}: ${node.text}`] : [];
  return [...here, ...node.children.flatMap(faults)];
}
