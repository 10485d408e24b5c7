import type { Finding } from '#domain/finding';
import type { Evidence } from './findings.ts';
import { endsCleanly, endsDangling, excerpt, sameWords, startsMidSentence, wordsOf } from './words.ts';

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

function standingTwice(narratives: Narrative[]): Finding[] {
  const findings: Finding[] = [];
  narratives.forEach((one, index) => {
    for (const other of narratives.slice(index + 1)) {
      if (one.key === other.key) continue;
      const whole = sameWords(one.text, other.text) && wordsOf(one.text).length > 3;
      const theirs = new Set(sentences(other.text).map(plain));
      const shared = sentences(one.text).filter((sentence) => theirs.has(plain(sentence)));
      if (!whole && shared.length === 0) continue;
      findings.push({
        kind: 'narrative-under-two-items',
        severity: 'warning',
        keys: [one.key, other.key],
        where: `${one.where} and ${other.where}`,
        message: whole
          ? 'The same narrative stands under both items.'
          : `${shared.length === 1 ? 'A sentence stands' : `${shared.length} sentences stand`} under both items: "${excerpt(shared[0] ?? '', 90)}".`,
      });
    }
  });
  return findings;
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
