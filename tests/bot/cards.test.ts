// @vitest-environment jsdom
import fc from 'fast-check';
import { notices } from '#bot/strings/notices';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { digestCard } from '#bot/cards/digest-card';
import type { AdaptiveCard } from '#bot/cards/elements';
import { preferencesCard } from '#bot/cards/preferences-card';
import { adaptiveCards } from '#tests/helpers/adaptive-cards';
import { aPerson } from '#tests/helpers/builders';
import { cardGallery } from '#tests/helpers/card-gallery';
import { markdownTexts, schemaProblems, sizeInKilobytes } from '#tests/helpers/card-checks';
import { hasSchemas } from '#tests/helpers/schemas';
import { aDigest, anActionView, anItemView } from '#tests/helpers/views';

adaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = marked.parse(text, { async: false, gfm: true });
  result.didProcess = true;
};

// jsdom leaves out innerText, which the library writes plain words with.
Object.defineProperty(HTMLElement.prototype, 'innerText', {
  set(this: HTMLElement, text: string) {
    this.textContent = text;
  },
});

/** Renders as the web client does, every text read as Markdown where the format allows it. */
function render(card: AdaptiveCard): { page: HTMLElement; problems: string[] } {
  const shown = new adaptiveCards.AdaptiveCard();
  const context = new adaptiveCards.SerializationContext();
  shown.parse(card, context);
  const problems = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const page = shown.render();
  if (!page) throw new Error('The card did not render.');
  return { page, problems };
}

/** Words chosen to become something else than words. */
const nastyWords = [
  '[click here](https://evil.example)',
  '**bold** _italic_ ~~gone~~ `code`',
  '<at>Chief Executive</at>',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'https://evil.example www.evil.example someone@evil.example',
  '![image](https://evil.example/x.png)',
  '# Heading\n- list\n1. list\n> quote\n| a | b |\n|---|---|',
  '{{DATE(2017-02-14T06:08:00Z, SHORT)}} {{{TIME(2017-02-14T06:08:00Z)}}}',
  '${evil} {evil}',
  '[ref]: https://evil.example\n[ref]',
  'left\u202eright \u2066hidden\u2069 zero\u200bwidth \u0000',
  '&lt;b&gt; &#42;x&#42; \\*',
];

/** Several at once, each on lines of its own: drawing every card is what takes time. */
const nastyTexts = [0, 4, 8].map((from) => nastyWords.slice(from, from + 4).join('\n\n'));

const gallery = Object.entries(cardGallery());

describe('the day’s card', () => {
  it('says and shows which of its actions brought it, unless all of them did', () => {
    const [ER1, ER2] = ['ER1', 'ER2'].map((ref) => anActionView({ ref }));
    const digest = (stage: 'late-1' | null) =>
      aDigest({
        person: aPerson('Olive Hart'),
        mine: [
          { item: anItemView(), action: ER1!, stage },
          { item: anItemView(), action: ER2!, stage: 'due-today' },
        ],
      });
    expect(JSON.stringify(digestCard(digest(null), null))).toContain('It comes today because of ER2.');
    expect(JSON.stringify(digestCard(digest('late-1'), null))).not.toContain('It comes today');
    const many = Array.from({ length: 9 }, (_, place) => ({
      ...{ item: anItemView(), action: anActionView({ ref: `ER${place}` }) },
      stage: place === 8 ? ('late-1' as const) : null,
    }));
    const full = JSON.stringify(digestCard(aDigest({ person: aPerson('Olive Hart'), mine: many }), null));
    expect(full).toContain('Open ER8');
    expect(full).toContain('And 3 more.');
    expect(full).not.toContain('Open ER5');
  });
});

describe('every card', () => {
  it.runIf(hasSchemas).each(gallery)('%s keeps to the 1.5 schema', (_, card) => {
    expect(schemaProblems(card)).toEqual([]);
  });

  it.each(gallery)('%s is read by the Adaptive Cards library without a complaint', (_, card) => {
    expect(render(card).problems).toEqual([]);
  });

  it.each(gallery)('%s is at most 80 KB', (_, card) => {
    expect(sizeInKilobytes(card)).toBeLessThanOrEqual(80);
  });

  it('says a RAG in words and with a sign, never by colour alone', () => {
    const { page } = render(cardGallery()['my-actions']!);
    expect(page.textContent).toContain('◆ Red');
    expect(page.textContent).toContain('▲ Amber');
    expect(page.textContent).toContain('○ Not rated');
  });

  it('tells whoever hears of a worse rating which plan it is in, and asks for one thing only', () => {
    const { page } = render(cardGallery()['slip']!);
    expect(page.textContent).toContain('Governance improvement and recovery plan 2025/26');
    expect(page.textContent).toContain('Recovery note');
    expect(page.textContent).not.toContain('What has happened?');
  });

  it('says how late something is, against its date and against its first', () => {
    const { page } = render(cardGallery()['item']!);
    expect(page.textContent).toContain('31 January 2026 · 30 days late');
    expect(page.textContent).toContain('First due 31 October 2025 · moved twice · 122 days past it');
  });

  it('does not call an action closed that waits for its check', () => {
    const { page } = render(cardGallery()['check']!);
    expect(page.textContent).toContain('waits for its check');
    expect(page.textContent).not.toContain('closed');
  });

  it('does not promise to tell of a RAG that got worse while everything is paused', () => {
    const view = {
      ...{ hour: 9, digestWeekday: null, onlyOverdue: false, hasPeople: false, awayUntil: null },
      ...{ snoozes: [], standIns: [] },
    };
    const always = 'you are always told when a RAG gets worse';
    const paused = preferencesCard({ view: { ...view, pausedUntil: '2026-03-09' } });
    expect(render(paused).page.textContent).not.toContain(always);
    expect(render(preferencesCard({ view: { ...view, pausedUntil: null } })).page.textContent).toContain(
      always,
    );
  });
});

describe('words that people wrote', () => {
  it.each(nastyTexts)('%j stays plain words on every card', (nasty) => {
    for (const [name, card] of Object.entries(cardGallery(() => nasty))) {
      const { page, problems } = render(card);
      expect(problems, name).toEqual([]);
      expect(
        page.querySelectorAll('a, img, script, strong, em, del, code, li, blockquote, h1, table'),
        name,
      ).toHaveLength(0);
      expect(page.textContent, name).not.toMatch(/Tuesday,|2\/14|14\/02|[\u202a-\u202e\u2066-\u2069]/);
    }
  });

  it('are never where a client reads Markdown, and never too much', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (words) => {
        const marked = `MARK ${words}`;
        for (const [name, card] of Object.entries(cardGallery(() => marked))) {
          expect(markdownTexts(card).join('\n'), name).not.toContain('MARK');
          expect(sizeInKilobytes(card), name).toBeLessThanOrEqual(80);
          expect(JSON.stringify(card), name).not.toContain('{{');
        }
      }),
      { numRuns: 15 },
    );
  });

  it.runIf(hasSchemas).each(nastyTexts)('%j leaves every card valid', (nasty) => {
    for (const [name, card] of Object.entries(cardGallery(() => nasty)))
      expect(schemaProblems(card), name).toEqual([]);
  });

  it('stay within 80 KB when every text is as long as SharePoint keeps', () => {
    for (const [name, card] of Object.entries(cardGallery((word) => word.padEnd(60_000, ' long words')))) {
      expect(sizeInKilobytes(card), name).toBeLessThanOrEqual(80);
    }
  });
});

it('names those who could not be told as a sentence does', () => {
  const said = notices.unreached.sentence(['Ruth Ellery', 'Ben Adeyemi'], 'They removed the app.');
  expect(said).toContain('Ruth Ellery and Ben Adeyemi could not be reached');
});
