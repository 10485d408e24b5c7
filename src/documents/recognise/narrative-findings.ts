import type { Finding } from '#domain/finding';
import type { Evidence } from './findings.ts';
import { endsCleanly, endsDangling, excerpt, startsMidSentence, wordsOf } from './words.ts';

const sameAsBefore =
  /(?:(?<![a-z])same as(?: (?:during|in|at))?|similar to|unchanged (?:from|since)|no change (?:from|since)|as (?:at|in|per|reported (?:in|at)|with)|(?<=^|above and )as set out in)\s+(?:the\s+|in the\s+|our\s+)?(?:\d+(?:st|nd|rd|th)|first|second|third|last|previous|prior|earlier)\b|\b(?:largely|broadly) (?:similar|the same|unchanged)\b|^as (?:above|previously reported|reported previously|before)\b|^(?:no (?:change|further update|update)|position unchanged|nothing (?:further )?to report)\b/iu;

/** Narratives that stand under two items, repeat the last report, or begin or stop in mid-sentence. */
export function narrativeFindings(evidence: Evidence): Finding[] {
  const narratives = evidence.items.flatMap(({ entry, recommendation, actions }) => [
    ...(recommendation.narrative
      ? [{ key: recommendation.key, where: entry.where, text: recommendation.narrative }]
      : []),
    ...actions.flatMap(({ action, where }) =>
      action.progress ? [{ key: recommendation.key, where, text: action.progress }] : [],
    ),
  ]);
  return [...standingTwice(narratives), ...narratives.flatMap(unchanged), ...narratives.flatMap(cutOff)];
}

interface Narrative {
  key: string;
  where: string;
  text: string;
}

/** One finding for each set of items that share a narrative, or sentences of one. */
function standingTwice(narratives: Narrative[]): Finding[] {
  const byWhole = groupBy(narratives, ({ text }) => (wordsOf(text).length > 3 ? [plain(text)] : []));
  const bySentence = groupBy(narratives, ({ text }) => sentences(text).map(plain));
  const wholes = [...byWhole.values()].filter(hasSeveralItems);
  const isWhole = new Set(wholes.map(placesOf));
  const shared = new Map<string, { group: Narrative[]; sentences: string[] }>();
  for (const [sentence, group] of bySentence) {
    const places = placesOf(group);
    if (!hasSeveralItems(group) || isWhole.has(places)) continue;
    const written = sentences(group[0]?.text ?? '').find((each) => plain(each) === sentence) ?? '';
    const known = shared.get(places);
    if (known) known.sentences.push(written);
    else shared.set(places, { group, sentences: [written] });
  }
  return [
    ...wholes.map((group) => sharedBy(group, `The same narrative stands under ${count(group)}.`)),
    ...[...shared.values()].map(({ group, sentences: each }) =>
      sharedBy(
        group,
        `${each.length === 1 ? 'A sentence stands' : `${each.length} sentences stand`} under ${count(group)}: "${excerpt(each[0] ?? '', 90)}".`,
      ),
    ),
  ];
}

function groupBy(
  narratives: Narrative[],
  keysOf: (narrative: Narrative) => string[],
): Map<string, Narrative[]> {
  const groups = new Map<string, Narrative[]>();
  for (const narrative of narratives) {
    for (const key of new Set(keysOf(narrative))) {
      const group = groups.get(key);
      if (group) group.push(narrative);
      else groups.set(key, [narrative]);
    }
  }
  return groups;
}

function itemsOf(group: Narrative[]): string[] {
  return [...new Set(group.map(({ key }) => key))];
}

function hasSeveralItems(group: Narrative[]): boolean {
  return itemsOf(group).length > 1;
}

function placesOf(group: Narrative[]): string {
  return group.map(({ key, where }) => `${key} ${where}`).join('|');
}

function count(group: Narrative[]): string {
  const items = itemsOf(group).length;
  return items === 2 ? 'both items' : `${items} items`;
}

/** How many places a message names before it says "and others". */
const placesNamed = 5;

function sharedBy(group: Narrative[], message: string): Finding {
  const places = [...new Set(group.map(({ where }) => where))];
  const where = places.length > placesNamed ? [...places.slice(0, placesNamed), 'others'] : places;
  return {
    kind: 'narrative-under-two-items',
    severity: 'warning',
    keys: itemsOf(group),
    where: where.join(' and '),
    message,
  };
}

/** Sentences long enough not to be alike by chance, and that do not just point to the last report. */
function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n/u)
    .filter(
      (sentence) =>
        wordsOf(sentence).length >= 12 && !/^the (?:position|situation) is assessed/iu.test(sentence),
    );
}

function plain(text: string): string {
  return wordsOf(text).join(' ');
}

function unchanged({ key, where, text }: Narrative): Finding[] {
  const opening = text.slice(0, 160);
  return sameAsBefore.test(opening)
    ? [
        {
          kind: 'same-as-last-report',
          severity: 'info',
          keys: [key],
          where,
          message: `The narrative says that nothing has changed: "${excerpt(opening, 80)}".`,
        },
      ]
    : [];
}

function cutOff({ key, where, text }: Narrative): Finding[] {
  const last = text.split('\n').at(-1) ?? '';
  const isCut =
    endsDangling(last) || (wordsOf(last).length > 20 && !endsCleanly(last) && /\p{Ll}$/u.test(last));
  if (startsMidSentence(text) && wordsOf(text).length > 5)
    return [cut(key, where, `The text begins in the middle of a sentence: "${excerpt(text)}".`)];
  return isCut
    ? [
        cut(
          key,
          where,
          `The text stops in the middle of a sentence: "…${last.slice(-60).replace(/^\S*\s/u, '')}".`,
        ),
      ]
    : [];
}

function cut(key: string, where: string, message: string): Finding {
  return { kind: 'cut-off', severity: 'warning', keys: [key], where, message };
}
