import type { Notice } from '#domain/notice';
import type { Person } from '#domain/post';
import { strings } from '../strings/index.ts';
import { actionRow } from './action-row.ts';
import { dateRequestCard } from './date-request-card.ts';
import {
  buttons,
  card,
  execute,
  quiet,
  says,
  title,
  type AdaptiveCard,
  type CardAction,
} from './elements.ts';
import { itemCard } from './item-card.ts';
import { waysOn } from './live-card.ts';
import { oneLine, plainText } from './plain-text.ts';
import { verbs } from './verbs.ts';
import { verifyCard } from './verify-card.ts';
import { whyTold, whyWords } from './why.ts';

/** Few enough to read on a phone; the rest is in the tab. */
const mostRows = 8;

/**
 * What somebody is told at once: one thing as the card it is answered on, several as rows that open it.
 *
 * @param tabUrl where the tab shows an item
 */
export function noticeCard(
  person: Person,
  notices: readonly Notice[],
  tabUrl: (itemId: string) => string | null,
): AdaptiveCard {
  const [only, ...others] = notices;
  if (only && others.length === 0) return oneNotice(person, only, tabUrl(only.item.id));
  return card([
    title(noticeWords(notices)),
    ...notices.slice(0, mostRows).map((notice) =>
      actionRow({
        rag: notice.item.rag,
        action: notice.action,
        showOwner: true,
        remark: plainText(strings.notices.summary[notice.kind](notice.action.ref, notice.by), 200),
        selectAction: openNotice(person, notice),
      }),
    ),
    notices.length > mostRows ? quiet(strings.notices.more(notices.length - mostRows)) : null,
  ]);
}

/** One sentence for the notification. */
export function noticeWords(notices: readonly Notice[]): string {
  const [only, ...others] = notices;
  if (!only) return '';
  if (others.length === 0) return strings.notices.summary[only.kind](only.action.ref, only.by);
  const isOneKind = others.every(({ kind }) => kind === only.kind);
  return isOneKind
    ? strings.notices.several[only.kind](notices.length)
    : strings.notices.mixed(notices.length);
}

function oneNotice(person: Person, notice: Notice, tabUrl: string | null): AdaptiveCard {
  const { kind, item, action, requestId, unreached } = notice;
  const why = whyTold(notice, person);
  const live = {
    ...{ item, action, tabUrl },
    told: why && { why, banner: whyWords(why, { item, action, personId: person.id }) },
  };
  switch (kind) {
    case 'date-asked':
    case 'date-decided':
      return dateRequestCard({ ...live, requestId: requestId ?? '' });
    case 'to-verify':
    case 'closure-decided':
      return verifyCard(live);
    case 'given':
    case 'nudge':
      return itemCard(live);
    case 'unreached':
      return card([
        title(plainText(strings.notices.unreached.title(action.ref), 200)),
        says(
          oneLine(strings.notices.unreached.sentence(unreached?.names ?? [], unreached?.reason ?? ''), 600),
        ),
        buttons(waysOn(live)),
      ]);
  }
}

function openNotice(person: Person, notice: Notice): CardAction {
  const { kind, item, action, requestId } = notice;
  const name = strings.buttons.open(action.ref);
  const why = whyTold(notice, person);
  const target = { item: item.id, action: action.id, ...(why ? { why } : {}), apart: true as const };
  if (requestId !== null) return execute(name, verbs.request, { ...target, request: requestId });
  if (kind === 'to-verify' || kind === 'closure-decided') return execute(name, verbs.check, target);
  return execute(name, verbs.open, target);
}
