import type { ActionView, ItemDetail } from '#domain/view';
import { strings } from '../strings/index.ts';
import {
  box,
  buttons,
  card,
  execute,
  openUrl,
  quiet,
  refreshWith,
  reveal,
  says,
  title,
  type AdaptiveCard,
} from './elements.ts';
import { evidenceRows } from './evidence-rows.ts';
import { oneLine, plainText } from './plain-text.ts';
import { carriedFields, dateField, evidenceFields, reasonField } from './update-fields.ts';
import { verbs, type CardChange } from './verbs.ts';

export interface EvidenceCard {
  item: ItemDetail;
  /** What a link that is added here is for; null for the item itself. */
  action: ActionView | null;
  /** From 1; one past the end shows the last. */
  page: number;
  tabUrl: string | null;
  /** What the person has begun to write, to go on from. */
  draft?: CardChange;
}

const linksPerPage = 8;

/** Everything that shows that something was done, the newest first, and a form for one link more. */
export function evidenceCard({ item, action, page, tabUrl, draft = {} }: EvidenceCard): AdaptiveCard {
  const texts = strings.evidence;
  const ref = action?.ref ?? item.ref;
  const links = item.evidence.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const pages = Math.max(1, Math.ceil(links.length / linksPerPage));
  const shown = Math.min(page, pages);
  const rows = links.slice((shown - 1) * linksPerPage, shown * linksPerPage);
  const target = { item: item.id, action: action?.id ?? null };
  const mayAdd = (action ?? item).mayUpdate;
  const began = Object.keys(draft).length > 0;
  const carrying = { withInputs: true };
  const paging = pages > 1 ? `${strings.lists.page(shown, pages)} · ${texts.hint}` : texts.hint;
  return card(
    [
      title(texts.title(ref)),
      quiet(oneLine(action?.text ?? item.text, 140), { spacing: 'none' }),
      ...(rows.length > 0 ? evidenceRows(rows) : [says(texts.none, { spacing: 'medium' })]),
      rows.length > 0 ? quiet(paging, { separator: true, spacing: 'small' }) : null,
      shown === 1 && item.documentEvidence
        ? box(
            [
              says([{ text: texts.inDocument, weight: 'bolder' }]),
              says(plainText(item.documentEvidence, 600), { spacing: 'small' }),
            ],
            { style: 'emphasis', spacing: 'medium' },
          )
        : null,
      buttons([
        mayAdd ? reveal(texts.add, 'add') : null,
        shown > 1
          ? execute(strings.buttons.previous, verbs.evidence, { ...target, page: shown - 1 }, carrying)
          : null,
        shown < pages
          ? execute(strings.buttons.next, verbs.evidence, { ...target, page: shown + 1 }, carrying)
          : null,
        mayAdd
          ? execute(strings.buttons.open(ref), verbs.edit, { ...target, change: {} }, carrying)
          : execute(strings.buttons.open(ref), verbs.open, target),
        openUrl(strings.buttons.openInTab, tabUrl),
      ]),
      mayAdd
        ? box(
            [
              ...evidenceFields(draft),
              ...(draft.reason ? [reasonField(strings.item.reasonLabel, draft)] : []),
              ...(action && draft.dueDate ? [dateField(strings.item.dueDateLabel, draft)] : []),
              ...carriedFields(item, action, draft),
              buttons([
                execute(
                  texts.addNow,
                  verbs.save,
                  { ...target, itemTag: item.eTag, actionTag: action?.eTag ?? null },
                  { style: 'positive', withInputs: true },
                ),
              ]),
            ],
            { id: 'add', isVisible: began, separator: true },
          )
        : null,
    ],
    began ? null : refreshWith(verbs.evidence, { ...target, page: shown }),
  );
}
