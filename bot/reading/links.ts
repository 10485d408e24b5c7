import { seam } from './clauses.ts';
import { linkTitle } from './link-title.ts';

export interface Link {
  title: string;
  url: string;
}

/** A message whose web addresses stand aside, so that nothing inside them is read as words. */
export interface TextWithLinks {
  /** Each address replaced by one character, see `linkAt`. */
  text: string;
  links: readonly Link[];
}

/** Private-use characters, which `plainMessage` takes out of whatever people type. */
const firstMark = 0xe000;
const mostLinks = 200;

/** Sets web addresses aside. Markdown links keep their words as title; others are named after their file. */
export function setLinksAside(text: string): TextWithLinks {
  const links: Link[] = [];
  const withMarks = text.replace(
    /\[([^[\]\n]{1,200})\]\((https?:\/\/[^\s<>")]{1,2000})\)|<?((?:https?:\/\/|\bwww\.(?=[a-z\d-]+\.))[^\s<>"]{1,2000})>?/gi,
    (whole: string, title: string | undefined, titled: string | undefined, bare: string | undefined) => {
      const typed = titled ?? bare ?? '';
      const bareUrl = withoutTrailingPunctuation(typed);
      const url = /^www\./i.test(bareUrl) ? `https://${bareUrl}` : bareUrl;
      if (!URL.canParse(url) || links.length >= mostLinks) return whole;
      links.push({ title: title?.trim() ?? linkTitle(new URL(url)), url });
      return ` ${String.fromCharCode(firstMark + links.length - 1)} ${typed.slice(bareUrl.length)}`;
    },
  );
  return { text: withMarks, links };
}

function linkAt(mark: string, links: readonly Link[]): Link | undefined {
  return links[mark.charCodeAt(0) - firstMark];
}

/**
 * The first link of a part of the text, and the part without it and without what announces it. A link that is
 * a word of its sentence ("the draft at … went out") stays there as well.
 */
export function takeLink(text: string, links: readonly Link[]): { link: Link | null; rest: string } {
  const [mark] = /[\ue000-\ue0c7]/.exec(text) ?? [];
  const link = mark === undefined ? undefined : linkAt(mark, links);
  if (!link) return { link: null, rest: text };
  const isWord = /\b(?:at|in|on|via|under|to|from|with|of|using|into|see) +[\ue000-\ue0c7] +[a-z]/i.test(
    text,
  );
  if (isWord) return { link, rest: text };
  const called = calledBefore.exec(text);
  if (called?.[1] !== undefined && called[2] !== undefined && link.title === linkTitle(new URL(link.url))) {
    const at = called.index + called[0].indexOf(called[1]);
    const rest = `${text.slice(0, at)} ${seam} ${text.slice(called.index + called[0].length)}`;
    return { link: { ...link, title: called[1].trim() }, rest };
  }
  const announced =
    /(?:\b(?:evidence|link|see|here|proof|file|document|attached)(?: (?:is|here|at|attached|link))?[:=]? ?|\b(?:at|here|on|in|via|is) )?[<(["]? ?[\ue000-\ue0c7] ?[>)\]"]?/i;
  return { link, rest: text.replace(announced, ` ${seam} `) };
}

/** "Done, minutes at https://…": two words or three in a clause of their own are what the link is called. */
const calledBefore =
  /[,;:.–—-] (?:see )?((?:the )?[\p{L}\d'&-]+(?: [\p{L}\d'&-]+)?) (at|here|attached|via)[:.]? +[\ue000-\ue0c7](?=[\s.,;!]*$)/imu;

export function withAddresses(text: string, links: readonly Link[]): string {
  return text.replace(/[\ue000-\ue0c7]/g, (mark) => linkAt(mark, links)?.url ?? '');
}

/** A closing bracket ends an address only where it was never opened in it. */
function withoutTrailingPunctuation(url: string): string {
  const bare = url.replace(/[,.;:!?'"\]]+$/, '');
  return bare.endsWith(')') && !bare.includes('(') ? withoutTrailingPunctuation(bare.slice(0, -1)) : bare;
}
