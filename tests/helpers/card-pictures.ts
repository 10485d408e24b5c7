import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type * as AdaptiveCardsModule from 'adaptivecards';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { cardGallery } from './card-gallery.ts';
import { teamsHostConfig, type Theme } from './teams-host-config.ts';

/**
 * Draws every card as Teams would, for people to look at: `npm run card-pictures [name…]`
 * writes PNG files to .local/card-pictures, which Git ignores.
 */
const folder = resolve(import.meta.dirname, '../../.local/card-pictures');

const views: readonly { name: string; theme: Theme; width: number }[] = [
  { name: 'light', theme: 'light', width: 620 },
  { name: 'dark', theme: 'dark', width: 620 },
  { name: 'contrast', theme: 'contrast', width: 620 },
  { name: 'phone', theme: 'light', width: 320 },
];

async function drawAll(wanted: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const library = await adaptiveCardsScript();
  const browser = await openBrowser();
  try {
    for (const { name: view, theme, width } of views) {
      const page = await browser.newPage({ viewport: { width, height: 600 }, deviceScaleFactor: 1.5 });
      await page.setContent(pageFor(theme));
      await page.addScriptTag({ content: library });
      for (const [name, card] of Object.entries(cardGallery())) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        writeFileSync(`${folder}/${name}-${view}.png`, await draw(page, card, theme));
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

async function draw(page: Page, card: object, theme: Theme): Promise<Buffer> {
  await page.evaluate(
    ({ card: json, config }) => {
      const { AdaptiveCard, HostConfig } = (globalThis as unknown as CardsGlobal).cards;
      AdaptiveCard.onProcessMarkdown = (text, result) => {
        result.outputHtml = text;
        result.didProcess = true;
      };
      const shown = new AdaptiveCard();
      shown.hostConfig = new HostConfig(config);
      shown.parse(json);
      const rendered = shown.render();
      const place = document.querySelector('#card');
      if (rendered) place?.replaceChildren(rendered);
    },
    { card, config: teamsHostConfig(theme) },
  );
  return page.locator('#card').screenshot();
}

type CardsGlobal = { cards: typeof AdaptiveCardsModule };

async function adaptiveCardsScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: "export * from 'adaptivecards';", resolveDir: import.meta.dirname },
    bundle: true,
    format: 'iife',
    globalName: 'cards',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** Of the page, its words, its lines, and its fields. */
const surfaces = {
  light: ['#ffffff', '#242424', '#d1d1d1', '#ffffff'],
  dark: ['#292929', '#ffffff', '#666666', '#1f1f1f'],
  contrast: ['#000000', '#ffffff', '#ffffff', '#000000'],
} satisfies Record<Theme, [string, string, string, string]>;

function pageFor(theme: Theme): string {
  const [page, ink, line, field] = surfaces[theme];
  return `<!doctype html><style>
    body { margin: 0; font: 14px 'Segoe UI', 'Liberation Sans', sans-serif; background: ${page}; }
    #card { background: ${page}; border: 1px solid ${line}; border-radius: 4px; padding: 4px; }
    input, select, textarea { box-sizing: border-box; width: 100%; padding: 6px 8px; font: inherit; color: ${ink};
      background: ${field}; border: 1px solid ${line}; border-radius: 4px; }
    .ac-pushButton { padding: 6px 12px; font: 600 14px 'Segoe UI', 'Liberation Sans', sans-serif; color: ${ink};
      background: ${field}; border: 1px solid ${line}; border-radius: 4px; }
    .ac-pushButton.style-positive { color: #ffffff; background: #5b5fc7; border-color: #5b5fc7; }
    .ac-actionSet { flex-wrap: wrap; gap: 8px; }
    .ac-actionSet > div:empty { display: none; }
    input[type='checkbox'] { width: auto; }
    .ac-container.ac-selectable { cursor: pointer; }
  </style><div id="card"></div>`;
}

await drawAll(process.argv.slice(2));
