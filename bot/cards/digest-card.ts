import { strings } from '../strings/index.ts';
import { longDate } from '#domain/dates';
import type { Digest, DigestItem } from '#domain/digest';
import type { PostView } from '#domain/view';
import { actionRow } from './action-row.ts';
import { movedRows, troubleRows, updatesWantedRows } from './digest-news.ts';
import {
  box,
  buttons,
  card,
  execute,
  heading,
  openUrl,
  quiet,
  says,
  title,
  type AdaptiveCard,
  type Element,
} from './elements.ts';
import { oneLine } from './plain-text.ts';
import { verbs } from './verbs.ts';

/** Rows of each half: what is left out is counted, and one button away. */
const mostRows = 6;

/** The day's one card: own actions first, then what others have let slip, owner by owner. */
export function digestCard(digest: Digest, tabUrl: string | null): AdaptiveCard {
  const { mine, theirs, today } = digest;
  const { headline } = digestWords(digest);
  const groups = firstRows(theirs);
  const theirsShown = groups.reduce((sum, { items }) => sum + items.length, 0);
  const theirsLeftOut = countTheirs(digest) - theirsShown;
  return card([
    title(headline),
    quiet(longDate(today), { spacing: 'none' }),
    ...whyToday(digest),
    ...(mine.length > 0
      ? [
          heading(strings.digest.mine, 'default', { spacing: 'medium' }),
          ...mostTelling(mine).map((entry) => digestRow(entry, 'mine')),
          ...(mine.length > mostRows ? [quiet(strings.digest.more(mine.length - mostRows))] : []),
        ]
      : []),
    ...(theirs.length > 0 ? [heading(strings.digest.theirs, 'default', { spacing: 'medium' })] : []),
    ...groups.flatMap(({ owner, count, items }): Element[] => [
      box([says([{ text: oneLine(strings.digest.owner(owner, count), 120), weight: 'bolder' }])], {
        style: 'emphasis',
        spacing: 'small',
      }),
      ...items.flatMap((entry) => [digestRow(entry, 'overdue'), chaseButtons(entry, owner)]),
    ]),
    ...(theirsLeftOut > 0 ? [quiet(strings.digest.more(theirsLeftOut))] : []),
    ...updatesWantedRows(digest.updatesWanted),
    ...movedRows(digest),
    ...troubleRows(digest.troubles),
    buttons([
      mine.length > 0
        ? execute(strings.buttons.myActions, verbs.list, { list: 'mine', page: 1, apart: true })
        : null,
      theirs.length > 0
        ? execute(strings.buttons.overdue, verbs.list, { list: 'overdue', page: 1, apart: true })
        : null,
      openUrl(strings.buttons.openInTab, tabUrl),
    ]),
  ]);
}

/** More refs than this become a number. */
const mostReasons = 4;

/** What brought the card, where much else on it stands as it stood: or today's would look like the last one. */
function whyToday({ mine, theirs }: Digest): Element[] {
  const all = [...mine, ...theirs.flatMap(({ items }) => items)];
  const reasons = all.filter(({ stage }) => stage !== null).map(({ action }) => oneLine(action.ref, 40));
  if (reasons.length === 0 || reasons.length === all.length) return [];
  const others = reasons.length > mostReasons + 1 ? reasons.length - mostReasons : 0;
  return [quiet(strings.digest.because(others > 0 ? reasons.slice(0, mostReasons) : reasons, others))];
}

/** The headline, and one sentence for the notification. */
export function digestWords(digest: Digest): { headline: string; summary: string } {
  const counts = {
    mine: digest.mine.length,
    theirs: countTheirs(digest),
    wanted: digest.updatesWanted.length,
    troubles: digest.troubles.length,
  };
  return { headline: strings.digest.title(counts), summary: strings.digest.summary(counts) };
}

function digestRow({ item, action }: DigestItem, back: 'mine' | 'overdue'): Element {
  return actionRow({
    rag: item.rag,
    action,
    back,
    apart: true,
    showFirstDate: true,
  });
}

/** What a manager can do about it from here; the answers are cards of their own, and this one stays. */
function chaseButtons({ item, action }: DigestItem, owner: PostView): Element {
  const target = { item: item.id, action: action.id };
  const request = action.dateRequest;
  return {
    type: 'ActionSet',
    spacing: 'small',
    actions: [
      ...(owner.holder === null ? [] : [execute(strings.buttons.nudge(action.ref), verbs.nudge, target)]),
      request?.mayDecide
        ? execute(strings.buttons.answerDate(action.ref), verbs.request, {
            ...{ ...target, request: request.id },
            apart: true,
          })
        : execute(strings.buttons.newDate(action.ref), verbs.date, { ...target, apart: true }),
    ],
  };
}

function firstRows(theirs: Digest['theirs']) {
  const entries = theirs.flatMap(({ items }, group) => items.map((entry) => ({ ...entry, group })));
  const shown = mostTelling(entries);
  return theirs.flatMap(({ owner, count }, group) => {
    const items = shown.filter((entry) => entry.group === group);
    return items.length > 0 ? [{ owner, count, items }] : [];
  });
}

/** As many as have room, in their order: what brought the card is among them, however little late it is. */
function mostTelling<Entry extends DigestItem>(entries: readonly Entry[]): Entry[] {
  let roomForNews = mostRows;
  let roomForOthers = mostRows - entries.filter(({ stage }) => stage !== null).length;
  return entries.filter(({ stage }) => (stage === null ? roomForOthers-- > 0 : roomForNews-- > 0));
}

function countTheirs({ theirs }: Digest): number {
  return theirs.reduce((sum, { count }) => sum + count, 0);
}
