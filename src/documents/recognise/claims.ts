import type { Finding } from '#domain/finding';
import type { ParsedRecommendation } from '#domain/parsed-plan';
import { movement, rags, type Movement, type Rag } from '#domain/rag';
import type { Evidence } from './findings.ts';
import { excerpt, wordsOf } from './words.ts';

interface Move {
  key: string;
  from: Rag;
  to: Rag;
  way: Movement;
}

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const things =
  '(?:indicators?|criteri(?:on|a)|measures?|ratings?|items?|recommendations?|actions?|areas?|outcomes?|objectives?)';

/** Headline claims in the report's own summary that its tables do not bear out. */
export function claimFindings({ plan, reading }: Evidence): Finding[] {
  const [previous, current] = lastTwo(
    plan.periods.map(({ label }) => label),
    plan.periods.map(({ kind }) => kind),
  );
  const moves =
    previous && current ? plan.recommendations.flatMap((one) => moveOf(one, previous, current)) : [];
  return reading.preface.flatMap((line) =>
    line.text.split(/(?<=[.!?])\s+/u).flatMap((sentence) => {
      const claims = [
        current && previous ? countOfMoves(sentence, moves) : null,
        current && previous ? noChange(sentence, moves) : null,
        current && previous ? improvedTheme(sentence, moves, plan) : null,
        current ? countOfRatings(sentence, plan.recommendations, current) : null,
        countOfItems(sentence, plan.recommendations),
      ];
      return claims.flatMap((claim): Finding[] =>
        claim
          ? [
              {
                kind: 'headline-claim',
                severity: 'warning',
                keys: claim.keys,
                where: line.where,
                message: `"${excerpt(sentence, 110)}" ${claim.but}`,
              },
            ]
          : [],
      );
    }),
  );
}

interface Challenge {
  keys: string[];
  but: string;
}

/** "one indicator has moved from green to amber" */
function countOfMoves(sentence: string, moves: Move[]): Challenge | null {
  const claim = new RegExp(
    `\\b(${numbers.join('|')}|\\d+)\\s+(?:\\p{L}+\\s+){0,3}?${things}\\b[^.]*?\\b(?:moved|changed|gone|shifted|improved|worsened|deteriorated|declined|slipped)\\b(?:[^.]*?\\bfrom\\s+(red|amber|green|blue)\\s+to\\s+(red|amber|green|blue))?`,
    'iu',
  ).exec(sentence);
  if (!claim) return null;
  const said = countOf(claim[1] ?? '');
  const [from, to] = [claim[2]?.toLowerCase(), claim[3]?.toLowerCase()];
  const way: Movement | null = /improved/iu.test(claim[0])
    ? 'better'
    : /worsened|deteriorated|declined|slipped/iu.test(claim[0])
      ? 'worse'
      : null;
  const real = moves.filter(
    (move) =>
      move.way !== 'same' && (!from || (move.from === from && move.to === to)) && (!way || move.way === way),
  );
  if (real.length === said) return null;
  return {
    keys: real.map(({ key }) => key),
    but: `The tables show ${real.length === 0 ? 'none' : `${real.length} (${listed(real)})`}.`,
  };
}

/** "progress has remained consistent with the last report" */
function noChange(sentence: string, moves: Move[]): Challenge | null {
  if (
    !/\b(?:overall|ratings?|progress|position)\b[^.]*\b(?:remain(?:s|ed)? (?:consistent|unchanged|the same|stable)|no change|unchanged)\b/iu.test(
      sentence,
    )
  )
    return null;
  const moved = moves.filter(({ way }) => way !== 'same');
  return moved.length > 0
    ? {
        keys: moved.map(({ key }) => key),
        but: `The tables show ${moved.length === 1 ? 'one rating that' : `${moved.length} ratings that`} moved (${listed(moved)}).`,
      }
    : null;
}

/** "Improvements in complaints handling have seen a positive direction of travel" where no rating there moved. */
function improvedTheme(sentence: string, moves: Move[], plan: Evidence['plan']): Challenge | null {
  if (!/\b(?:positive direction|improv(?:ed|ement|ements|ing)|better|progressed)\b/iu.test(sentence))
    return null;
  const said = new Set(wordsOf(sentence));
  for (const theme of plan.themes) {
    const words = wordsOf(theme.title).filter(
      (word) => !/^(?:improv\w*|in|the|of|and|to|through|use|a|for|between)$/u.test(word),
    );
    if (words.length < 2 || !words.every((word) => said.has(word))) continue;
    const own = plan.recommendations.filter(({ themeRef }) => themeRef === theme.ref).map(({ key }) => key);
    const better = moves.filter(({ key, way }) => own.includes(key) && way === 'better');
    if (better.length === 0 && moves.some(({ key }) => own.includes(key))) {
      return { keys: own, but: `No rating under "${theme.title}" moved up in the tables.` };
    }
  }
  return null;
}

/** "12 are green" */
function countOfRatings(
  sentence: string,
  recommendations: ParsedRecommendation[],
  current: string,
): Challenge | null {
  const claim = new RegExp(
    `\\b(${numbers.join('|')}|\\d+)\\s+(?:\\p{L}+\\s+){0,4}?(?:are|were|is|was|rated|remain)\\s+(?:now\\s+|rated\\s+|at\\s+)*(red|amber|green|blue)\\b`,
    'iu',
  ).exec(sentence);
  if (!claim || /\bfrom\b/iu.test(sentence)) return null;
  const rag = rags.find((one) => one === claim[2]?.toLowerCase());
  const real = recommendations.filter(({ ratings }) =>
    ratings.some(({ period, rag: rated }) => period === current && rated === rag),
  );
  return real.length === countOf(claim[1] ?? '')
    ? null
    : { keys: real.map(({ key }) => key), but: `The tables show ${real.length}.` };
}

/** "sets out a series of 10 recommendations" */
function countOfItems(sentence: string, recommendations: ParsedRecommendation[]): Challenge | null {
  const claim =
    /\b(?:sets out|makes|made|contains?|includes?|total of|series of)\s+(?:a (?:series|total) of\s+)?(\d+|[a-z]+)\s+(?:\p{L}+\s+){0,1}?(?:recommendations|actions)\b/iu.exec(
      sentence,
    );
  const said = claim ? countOf(claim[1] ?? '') : Number.NaN;
  const real = recommendations.filter(({ parentKey }) => parentKey === null).length;
  if (!claim || Number.isNaN(said) || said === real || /action/iu.test(claim[0])) return null;
  return { keys: [], but: `The document's tables hold ${real}.` };
}

function moveOf(one: ParsedRecommendation, previous: string, current: string): Move[] {
  const [from, to] = [previous, current].map(
    (label) => one.ratings.find(({ period }) => period === label)?.rag ?? null,
  );
  const way = movement(from ?? null, to ?? null);
  return from && to && way ? [{ key: one.key, from, to, way }] : [];
}

function lastTwo(labels: string[], kinds: string[]): [string | null, string | null] {
  const current = kinds.lastIndexOf('current');
  return current < 1
    ? [null, labels[current] ?? null]
    : [labels[current - 1] ?? null, labels[current] ?? null];
}

function countOf(text: string): number {
  const word = numbers.indexOf(text.toLowerCase());
  return word >= 0 ? word : Number(text);
}

function listed(moves: Move[]): string {
  return moves.map(({ key, from, to }) => `${key} ${from} to ${to}`).join(', ');
}
