import { firstDateWords, postName, strings } from '../strings/index.ts';
import type { ActionView, ItemView } from '#domain/view';
import { actionRow, dueRun } from './action-row.ts';
import {
  box,
  buttons,
  card,
  columns,
  execute,
  fact,
  heading,
  openUrl,
  quiet,
  refreshWith,
  reveal,
  says,
  type AdaptiveCard,
  type CardAction,
  type Element,
} from './elements.ts';
import { openDialog } from './dialogs.ts';
import { bannerBox, carryWhy, draftWords, typedWords, type Told } from './live-card.ts';
import { oneLine, plainText } from './plain-text.ts';
import { problemBox } from './problem-card.ts';
import { ragBadge } from './rag-badge.ts';
import { evidencePart, updateFields } from './update-fields.ts';
import { verbs, type CardChange, type ListName } from './verbs.ts';

export interface ItemCard {
  item: ItemView;
  /** The action to update; null where the item has none or several. */
  action: ActionView | null;
  /** What the person has begun to write, to go on from. */
  draft?: CardChange;
  /** Why the last try was not kept. */
  problems?: readonly string[];
  /** Why this person was sent it. */
  told?: Told | null;
  back?: ListName | undefined;
  /** Where the tab shows the whole of it. */
  tabUrl: string | null;
}

const actionsShown = 10;

/** One item: what was asked, where it stands, and a form for whoever may update it. */
export function itemCard(shown: ItemCard): AdaptiveCard {
  const { item, action, problems = [] } = shown;
  const mayUpdate = action ? action.mayUpdate : item.mayUpdate;
  return card(
    [
      problems.length > 0 ? problemBox(problems) : null,
      bannerBox(shown),
      columns([
        {
          type: 'Column',
          width: 'stretch',
          items: [
            says([{ text: action?.ref ?? item.ref, weight: 'bolder', size: 'large' }]),
            quiet(oneLine(item.planTitle, 90), { spacing: 'none' }),
          ],
        },
        { type: 'Column', width: 'auto', items: [ragBadge(item.rag)] },
      ]),
      says(plainText(item.text, 280), { spacing: 'medium' }),
      ...(action ? actionFacts(action, item) : []),
      ...(action ? [pendingDate(action, item)] : []),
      latestPosition(item, action),
      ...(action ? [] : actionRows(item)),
      ...(mayUpdate
        ? updateForm(shown)
        : [typedWords(draftWords(shown.draft), strings.item.typed), buttons(waysOn(shown))]),
    ],
    // What a person has begun to write is not replaced under their hands.
    shown.draft === undefined && problems.length === 0
      ? refreshWith(verbs.open, {
          ...targetOf(shown),
          ...(shown.back ? { back: shown.back } : {}),
          ...carryWhy(shown),
        })
      : null,
  );
}

function actionFacts(action: ActionView, item: ItemView): Element[] {
  const firstDate = firstDateWords(action);
  const owners = action.owners.length > 0 ? action.owners : item.accountable;
  return [
    ...(sameWords(action.text, item.text) ? [] : [fact(strings.item.action, plainText(action.text, 280))]),
    ...(owners.length > 0 ? [fact(strings.item.owner, oneLine(owners.map(postName).join('; '), 160))] : []),
    fact(strings.item.due, [dueRun(action)], firstDate),
    fact(strings.item.status, strings.statuses[action.status]),
  ];
}

/** A date somebody has asked for, and the way to answer it. */
function pendingDate(action: ActionView, item: ItemView): Element | null {
  const request = action.dateRequest;
  if (!request) return null;
  const target = { item: item.id, action: action.id, request: request.id };
  return box(
    [
      says(plainText(strings.dateRequest.pending(request.by, request.to), 200)),
      buttons([execute(strings.dateRequest.answer, verbs.request, target, { withInputs: true })], {
        spacing: 'small',
      }),
    ],
    { style: 'accent', spacing: 'medium' },
  );
}

function latestPosition(item: ItemView, action: ActionView | null): Element {
  const said = [item.narrative, action?.progress].filter(
    (text) => text !== null && text !== undefined && text !== '',
  );
  const distinct = [...new Set(said)];
  return box(
    [
      says([
        { text: strings.item.latest, weight: 'bolder' },
        ...(item.previousRag && item.movement !== 'same'
          ? [{ text: ` · ${strings.item.was(item.previousRag)}`, isSubtle: true as const }]
          : []),
      ]),
      ...(distinct.length > 0
        ? distinct.map((text) => says(plainText(text ?? '', 320), { spacing: 'small' }))
        : [quiet(strings.item.nothingSaid)]),
    ],
    { style: 'emphasis', spacing: 'medium' },
  );
}

function actionRows(item: ItemView): Element[] {
  if (item.actions.length === 0) return [];
  const rows = item.actions.slice(0, actionsShown);
  const more = item.actions.length - rows.length;
  return [
    heading(strings.item.actions, 'default', { spacing: 'medium' }),
    ...rows.map((action) => actionRow({ action, showOwner: true })),
    ...(more > 0 ? [quiet(strings.item.moreActions(more, item.ref))] : []),
  ];
}

/**
 * The fields, and what an officer needs at once; the rest opens with "More". Teams has a menu of its own for that
 * (`mode: "secondary"`), but its "…" opens nothing on some phones, and other clients draw it as loose text.
 */
function updateForm(shown: ItemCard): Element[] {
  const { item, action, draft, back, tabUrl, problems = [] } = shown;
  const target = targetOf(shown);
  const needsMore =
    draft?.dueDate !== undefined || draft?.evidence !== undefined || draft?.reason !== undefined;
  const save = {
    ...target,
    ...{ itemTag: item.eTag, actionTag: action?.eTag ?? null },
    ...(back ? { back } : {}),
  };
  const form: (Element | null)[] = [
    heading(strings.item.update, 'default', { spacing: 'medium', separator: true }),
    ...updateFields(item, action, draft),
    box(evidencePart(action, draft), { id: 'evidence', isVisible: needsMore || problems.length > 0 }),
    buttons([
      execute(strings.buttons.save, verbs.save, save, { style: 'positive', withInputs: true }),
      checkButton(item, action),
      reveal(strings.buttons.evidence, 'evidence'),
      dateButton(item, action),
      reveal(strings.buttons.more, 'more'),
    ]),
    buttons(
      [
        openDialog(strings.dialogs.update.button, { dialog: 'update', ...target }),
        evidenceButton(shown),
        backButton(back),
        openUrl(strings.buttons.openInTab, tabUrl),
      ],
      { id: 'more', isVisible: false, spacing: 'small' },
    ),
  ];
  return form.filter((element) => element !== null);
}

/** Where whoever only reads it goes from here. */
function waysOn(shown: ItemCard): (CardAction | null)[] {
  const { item, action, back, tabUrl } = shown;
  return [
    checkButton(item, action),
    evidenceButton(shown),
    backButton(back),
    openUrl(strings.buttons.openInTab, tabUrl),
  ];
}

function checkButton(item: ItemView, action: ActionView | null): CardAction | null {
  if (action?.status !== 'implemented' || !action.mayBecome.includes('verified')) return null;
  const target = { item: item.id, action: action.id };
  return execute(strings.verification.check, verbs.check, target, { withInputs: true });
}

function evidenceButton(shown: ItemCard): CardAction {
  return execute(
    strings.buttons.allEvidence,
    verbs.evidence,
    { ...targetOf(shown), page: 1 },
    { withInputs: true },
  );
}

/** Opens the form for a new date of what is still to be done, named after what that date will take. */
function dateButton(item: ItemView, action: ActionView | null): CardAction | null {
  if (!action?.mayUpdate || action.dueState === 'closed') return null;
  const { setDate, askDate } = strings.buttons;
  const target = { item: item.id, action: action.id };
  return execute(action.dateAgreedBy === null ? setDate : askDate, verbs.date, target, { withInputs: true });
}

function targetOf({ item, action }: ItemCard) {
  return { item: item.id, action: action?.id ?? null };
}

function backButton(back: ListName | undefined): CardAction | null {
  if (!back) return null;
  return execute(strings.buttons.back[back], verbs.list, { list: back, page: 1 }, { withInputs: true });
}

function sameWords(a: string, b: string): boolean {
  return a.replace(/\W+/g, '').toLowerCase() === b.replace(/\W+/g, '').toLowerCase();
}
