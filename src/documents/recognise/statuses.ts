import type { Status } from '#domain/status';

const words: [RegExp, Status][] = [
  [/^(?:not (?:accepted|agreed)|rejected|declined|disagreed?)\b/iu, 'not-accepted'],
  [/^(?:superseded|replaced|merged|overtaken by events|incorporated into|combined with)\b/iu, 'superseded'],
  [
    /^(?:no longer (?:required|relevant|applicable|warranted|needed|valid|appropriate)|not (?:required|applicable|pursued)|withdrawn|cancelled|discontinued|obsolete|closed\s*[-–(]+\s*(?:no longer|not)|risk accepted)\b/iu,
    'no-longer-warranted',
  ],
  [
    /^(?:verified|validated|complete[d]?\s*(?:and|&|[-–(])\s*(?:verified|validated|evidenced|embedded)|closed\s*(?:and|&|[-–(])\s*(?:verified|validated)|signed off|implemented\s*(?:and|&|[-–(])\s*(?:verified|validated))\b/iu,
    'verified',
  ],
  [
    /^(?:partially|partly|part|mostly|substantially|nearly|almost)[ -](?:complete[d]?|implemented|achieved|met|delivered|done)\b/iu,
    'in-progress',
  ],
  [
    /^(?:not (?:yet )?(?:started|commenced|begun|due|implemented|complete[d]?)|yet to (?:start|commence|begin)|to (?:start|commence|be started|be progressed)|planned|scheduled|pending|awaiting start|no progress|future|0\s?%|0(?:\.0+)?$)/iu,
    'not-started',
  ],
  [/^(?:on-?\s?going|business as usual|bau|continuous|rolling)\b/iu, 'ongoing'],
  [
    /^(?:complete[d]?|fully (?:implemented|complete[d]?|achieved|met)|implemented|done|closed|achieved|delivered|discharged|finished|actioned|met|resolved|cleared|100\s?%|yes|y|✓|✔|☑)(?![a-z])/iu,
    'implemented',
  ],
  [
    /^(?:in[- ]progress|in hand|under\s?way|started|commenced|progressing|on[- ](?:track|target|schedule)|off[- ]track|at risk|delayed|overdue|outstanding|open|behind|slipped|slippage|deferred|on hold|paused|partial(?:ly)?|work in progress|wip|started|active|live|incomplete|revised|extended|being|[1-9]\d?\s?%|0?\.\d+$|no|n)\b/iu,
    'in-progress',
  ],
];

/** Where an action stands, as its status cell says; null when it says something else. */
export function readStatus(text: string): Status | null {
  const trimmed = text
    .trim()
    .replace(/^[^\p{L}\d✓✔☑]+/u, '')
    .replace(/^(?:red|amber|green|blue|yellow|[ragb])\s*[-–:(/]+\s*(?=\p{L})/iu, '')
    .replace(/^(?:status|action)\s*[:–-]?\s*(?:is\s+)?/iu, '');
  return words.find(([pattern]) => pattern.test(trimmed))?.[1] ?? null;
}
