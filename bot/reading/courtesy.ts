import { findRefs, type RefContext } from './find-refs.ts';

/** A message without how it greets and signs off, where something is left then. */
export function withoutCourtesy(text: string, context: RefContext): string {
  const said = withoutSignOff(withoutAside(withoutOpening(text), context), context).trim();
  return /[\p{L}\p{N}]/u.test(said) ? said : text;
}

const opening = new RegExp(
  `^[\\s,.!:;–—-]*(?:${[
    "(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening)|morning|afternoon|evening)(?: (?:golden thread|\\p{L}[\\p{L}'-]+))?(?=\\s*[,.!:;\\n–—-])",
    '(?:i )?(?:hope|trust) (?:you|all|this|everyone|it)[^.,!;:\\n–—\\d]{0,40}(?=[.,!;:\\n–—])',
    '(?:as|like) (?:discussed|agreed|promised|requested|mentioned)(?: (?:earlier|today|yesterday|above|by phone|on teams))?(?=[.,!;:\\n–—])',
    '(?:sorry|apologies|oops|whoops)(?: (?:for|about|all|everyone|team|again)[^.,!;:\\n–—\\d]{0,40})?(?=\\s*[.,!;:\\n–—-])',
    'further to (?:my|our|your) (?:call|chat|e-?mail|message|meeting|conversation)(?=[,:])',
    '(?:correction|for info(?:rmation)?|fyi|for noting)(?=\\s*[,:;–—-])',
  ].join('|')})[\\s,.!:;–—-]*`,
  'iu',
);

function withoutOpening(text: string): string {
  const rest = text.replace(opening, '');
  return rest === text ? text : withoutOpening(rest);
}

const aside =
  /^(?:(?:so |very )?sorry (?:about|for)|apologies (?:about|for)|(?:many )?thanks for|thank you for|forget(?: about)?|ignore|never ?mind) [^,.;:!\n–—]{1,60}[,.;:!\n–—]+\s*/i;

/** "Sorry about GT9, GT8 is amber": nothing is said of GT9 where another item follows at once. */
function withoutAside(text: string, context: RefContext): string {
  const rest = text.replace(aside, '');
  const [next] = rest === text ? [] : findRefs(rest, context);
  return next?.start === 0 && next.isKnown && !next.isPlain ? rest : text;
}

/** "Kind regards" on its own, and the name after it: in the same line, or in lines of their own. */
const closing =
  /(?:^|[\s,.!;–—-])(?:(?:(?:many|kind|kindest|best|warm|with) )*(?:thanks|thank you|regards|best wishes|wishes|cheers|thx|ta|yours(?: sincerely| faithfully)?|br|kr|bw)(?: (?:in advance|again|all|team|both))?[ ,.!–—-]*(?:\n+(?=many|kind|best|warm|with|thanks|regards))?){1,3}(?:\n+(?<lines>[^\n]+(?:\n+[^\n]+){0,7})| (?<name>[^\n]{1,40}))$/iu;

const aName = /^[-–— ]*\p{Lu}[\p{L}.'-]*(?: (?:of|and|for|the|&|de|van|ap|\p{Lu}[\p{L}.'-]*)){0,6}[\s.,!]*$/u;

function withoutSignOff(text: string, context: RefContext): string {
  const at = text.length - Math.min(text.length, 400);
  const match = closing.exec(text.slice(at));
  const { lines, name } = match?.groups ?? {};
  const [first = ''] = (lines ?? name ?? '').split('\n');
  if (!match || !aName.test(first)) return text;
  const signed = text.slice(at + match.index);
  return findRefs(signed, context).some(({ isKnown }) => isKnown) ? text : text.slice(0, at + match.index);
}
