import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** WCAG 2.2 A and AA, as far as a machine can tell, and what axe holds to be good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Compares a row's name with its lines run together as "startedAgree", so no row of several lines passes.
 * That a row's name says all it shows is tested where the cards are.
 */
const joinsLinesWithoutASpace = 'label-content-name-mismatch';

/** What keeps somebody out of a page as it stands, a sentence each that begins with the page's name. */
export async function violations(name: string, where: Page | Frame): Promise<string[]> {
  await where.evaluate(axe.source);
  const results = await where.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(
        // Fluent's own focus sentinels, which take focus only to pass it on.
        { exclude: [['iframe'], ['[data-tabster-dummy]']] },
        { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] },
      ),
    rules,
  );
  return results.violations
    .filter(({ id }) => id !== joinsLinesWithoutASpace)
    .flatMap((violation) =>
      violation.nodes.map(
        (node) => `${name}: ${violation.id} at ${node.target.join(' ')} (${violation.help})`,
      ),
    );
}
