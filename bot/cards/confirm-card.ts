import { strings } from '../strings/index.ts';
import type { IsoDate } from '#domain/dates';
import { reasonsMissing } from '#domain/reasons';
import type { ActionView, ItemView } from '#domain/view';
import { beforeAndAfter, changeLines } from './change-lines.ts';
import {
  box,
  buttons,
  card,
  execute,
  quiet,
  says,
  title,
  type AdaptiveCard,
  type Element,
} from './elements.ts';
import { oneLine } from './plain-text.ts';
import { problemBox } from './problem-card.ts';
import { evidenceFields, reasonField } from './update-fields.ts';
import { verbs, type CardChange } from './verbs.ts';

export interface Proposal {
  item: ItemView;
  action: ActionView | null;
  change: CardChange;
  problems?: readonly string[];
  /** Another day that the words for the due date may have meant. */
  orDay?: IsoDate | null;
}

/** Shows what was understood, old value beside new, before anything is kept. */
export function confirmCard({ item, action, change, problems = [], orDay = null }: Proposal): AdaptiveCard {
  const target = { item: item.id, action: action?.id ?? null };
  return card([
    problems.length > 0 ? problemBox(problems) : null,
    title(strings.confirm.title(action?.ref ?? item.ref)),
    quiet(oneLine(action?.text ?? item.text, 140), { spacing: 'none' }),
    ...beforeAndAfter(changeLines(item, action, change), strings.confirm.columns),
    whoMustAgree(action, change),
    ...whatIsMissing(action, change),
    buttons([
      execute(
        strings.buttons.save,
        verbs.save,
        { ...target, itemTag: item.eTag, actionTag: action?.eTag ?? null, change },
        { style: 'positive', withInputs: true },
      ),
      orDay === null
        ? null
        : execute(strings.buttons.orDay(orDay), verbs.propose, {
            ...target,
            change: { ...change, dueDate: orDay },
          }),
      execute(strings.buttons.edit, verbs.edit, { ...target, change }),
      execute(strings.buttons.cancel, verbs.cancel, target),
    ]),
  ]);
}

/** A date that somebody else has to agree is only asked for: said before it is saved. */
function whoMustAgree(action: ActionView | null, { dueDate }: CardChange): Element | null {
  if (!action?.dateAgreedBy || dueDate === undefined || dueDate === action.due.end) return null;
  return box([says(oneLine(strings.dateRequest.willAsk(action.dateAgreedBy, dueDate), 400))], {
    style: 'accent',
    spacing: 'medium',
  });
}

/** Asks at once for what the rules will want, so that Save works the first time. */
export function whatIsMissing(action: ActionView | null, change: CardChange, place?: number): Element[] {
  const [missing] = action ? reasonsMissing(change, action, false) : [];
  if (!missing) return [];
  if (missing !== 'implemented-without-evidence') {
    return [reasonField(strings.confirm.reasonFor[missing], {}, place)];
  }
  return [
    says(strings.confirm.evidenceNeeded, { spacing: 'medium' }),
    ...evidenceFields({}, place),
    reasonField(strings.confirm.withoutEvidenceLabel, {}, place),
  ];
}
