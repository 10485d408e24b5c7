import type { Change } from '#domain/change';
import type { ActionView, ItemDetail, ItemView } from '#domain/view';
import { findItem } from '#workflows/find-items';
import { recordUpdate } from '#workflows/record-update';
import { showItem } from '#workflows/show-item';
import { cancelledCard } from '../cards/cancelled-card.ts';
import { confirmCard } from '../cards/confirm-card.ts';
import { conflictCard } from '../cards/conflict-card.ts';
import { dateFormCard } from '../cards/date-form-card.ts';
import { evidenceCard } from '../cards/evidence-card.ts';
import { answerPreferenceCard } from './answer-preference.ts';
import { helpCard } from '../cards/help-card.ts';
import { itemCard } from '../cards/item-card.ts';
import { savedCard } from '../cards/saved-card.ts';
import { verbs, type Payload, type Target } from '../cards/verbs.ts';
import { strings } from '../strings/index.ts';
import { check, showCheck } from './answer-check.ts';
import { decideDate, showDateForm, showDateRequest } from './answer-date-request.ts';
import { answerQuestion, showList } from './answer-list.ts';
import { takeBack } from './answer-undo.ts';
import { propose } from './propose-one.ts';
import { saveAll } from './save-all.ts';
import { nudge } from './answer-nudge.ts';
import { answerWith, type Answer, type Desk } from './answer.ts';
import { asChange, type CardRequest } from './read-card-request.ts';
import { toldWhy } from './told-why.ts';
import { updateId } from './update-id.ts';

/**
 * Answers a button with the card that takes its place. Nothing on the old card is believed: items are read
 * again for the person who pressed it.
 *
 * @throws {NotFoundError} when the item is not there, or not for this person
 */
export async function answerCard(desk: Desk, request: CardRequest): Promise<Answer> {
  switch (request.verb) {
    case verbs.setPreferences:
      return answerPreferenceCard(desk, request.data);
    case verbs.help:
      return answerWith(helpCard(), strings.help.title);
    case verbs.list:
      return showList(desk, request.data.list, request.data.page);
    case verbs.open:
      return open(desk, request.data);
    case verbs.propose: {
      const { item, action } = await read(desk, request.data);
      return propose(desk, item, action, asChange(request.data.change));
    }
    case verbs.edit: {
      const { item, action } = await read(desk, request.data);
      const draft = { ...asChange(request.data.change), ...request.typed };
      const begun = Object.keys(draft).length > 0 ? { draft } : {};
      const card = itemCard({ item, action, ...begun, tabUrl: desk.tabUrl(item.id) });
      return answerWith(card, strings.item.summary(action?.ref ?? item.ref));
    }
    case verbs.cancel: {
      const { item, action } = await read(desk, request.data);
      const { several } = request.data;
      return answerWith(
        cancelledCard(action?.ref ?? item.ref, request.data, several),
        strings.cancelled.title,
      );
    }
    case verbs.date:
      return showDateForm(desk, request.data, request.typed);
    case verbs.request:
      return showDateRequest(desk, request.data);
    case verbs.decide:
      return decideDate(desk, request.data, request.typed);
    case verbs.check:
      return showCheck(desk, request.data);
    case verbs.verify:
      return check(desk, request.data, request.typed);
    case verbs.evidence:
      return showEvidence(desk, request.data, request.typed);
    case verbs.ask:
      return answerQuestion(desk, request.data.question, request.data.place, request.data.page);
    case verbs.undo:
      return takeBack(desk, request.data.entries);
    case verbs.saveAll:
      return saveAll(desk, request.data.entries, request.typedEach);
    case verbs.nudge:
      return nudge(desk, request.data);
    case verbs.save:
      return save(desk, request.data, request.typed);
  }
}

async function open(desk: Desk, data: Payload<typeof verbs.open>): Promise<Answer> {
  const { back, why } = data;
  // Whether it is still so that they were sent it is told from what was said since.
  const whole = why ? await readWhole(desk, data) : null;
  const { item, action } = whole ?? (await read(desk, data));
  const told = whole && toldWhy(desk, why, whole);
  const card = itemCard({ item, action, back, told, tabUrl: desk.tabUrl(item.id) });
  return answerWith(card, strings.item.summary(action?.ref ?? item.ref));
}

async function showEvidence(
  desk: Desk,
  data: Payload<typeof verbs.evidence>,
  draft: Change,
): Promise<Answer> {
  const { item, action } = await readWhole(desk, data);
  const card = evidenceCard({ item, action, page: data.page, draft, tabUrl: desk.tabUrl(item.id) });
  return answerWith(card, strings.evidence.title(action?.ref ?? item.ref));
}

async function save(desk: Desk, data: Payload<typeof verbs.save>, typed: Change): Promise<Answer> {
  const { services, person } = desk;
  const change = { ...asChange(data.change ?? {}), ...typed };
  const basedOn = { item: data.itemTag, action: data.actionTag };
  const id = updateId({ personId: person.id, about: [{ ...data, change }] });
  const outcome = await recordUpdate(services, {
    ...{ id, person, change, basedOn },
    from: 'chat',
    recommendationId: data.item,
    actionId: data.action,
  });
  if (outcome.ok) {
    const tabUrl = desk.tabUrl(data.item);
    const card = savedCard({
      item: outcome.item,
      actionId: data.action,
      updateId: id,
      back: data.back,
      tabUrl,
    });
    return answerWith(card, strings.saved.title(outcome.item.ref));
  }
  if (outcome.reason === 'changed') {
    const card = conflictCard({ theirs: outcome.theirs, actionId: data.action, yours: change });
    return answerWith(card, outcome.message);
  }
  const problems = outcome.reason === 'forbidden' ? [outcome.message] : outcome.problems;
  const { item, action } = await readWhole(desk, data);
  const tabUrl = desk.tabUrl(item.id);
  const card = data.change
    ? confirmCard({ item, action, change, problems })
    : data.form === 'date' && action
      ? dateFormCard({ item, action, draft: change, problems, tabUrl })
      : itemCard({ item, action, draft: change, problems, back: data.back, tabUrl });
  return answerWith(card, problems.join(' '));
}

interface Found<Item extends ItemView> {
  item: Item;
  action: ActionView | null;
}

async function read({ services, person }: Desk, target: Target): Promise<Found<ItemView>> {
  return found(await findItem(services, person, target.item), target);
}

/** With its history and evidence. */
async function readWhole({ services, person }: Desk, target: Target): Promise<Found<ItemDetail>> {
  return found((await showItem(services, person, target.item)).item, target);
}

function found<Item extends ItemView>(item: Item, target: Target): Found<Item> {
  return { item, action: item.actions.find(({ id }) => id === target.action) ?? null };
}
