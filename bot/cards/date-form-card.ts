import { strings } from '../strings/index.ts';
import { buttons, card, execute, fact, openUrl, quiet, says, type AdaptiveCard } from './elements.ts';
import {
  draftWords,
  dueFact,
  liveTitle,
  typedWords,
  waysOn,
  whatItIsAbout,
  type LiveCard,
} from './live-card.ts';
import { longDate } from '#domain/dates';
import { problemBox } from './problem-card.ts';
import { carriedFields, dateField, evidenceFields, reasonField } from './update-fields.ts';
import { verbs, type CardChange } from './verbs.ts';

export interface DateForm extends LiveCard {
  draft?: CardChange;
}

/** A new date for one action: moved at once, or asked for where somebody else has to agree. */
export function dateFormCard(shown: DateForm): AdaptiveCard {
  const { item, action, draft = {}, problems = [] } = shown;
  const texts = strings.dateRequest;
  const asks = action.dateAgreedBy !== null;
  const pending = action.dateRequest;
  return card([
    problems.length > 0 ? problemBox(problems) : null,
    ...liveTitle(texts.form.title(action.ref), shown),
    ...whatItIsAbout(shown),
    dueFact(texts.dueNow, action),
    pending ? fact(texts.askedFor, longDate(pending.to), texts.pending(pending.by, pending.to)) : null,
    ...(action.mayUpdate
      ? [
          asks ? says(texts.mustAgree(action.dateAgreedBy ?? []), { spacing: 'medium' }) : null,
          dateField(texts.form.dateLabel, draft),
          reasonField(texts.form.reasonLabel, draft),
          ...carriedFields(item, action, draft),
          ...(draft.evidence ? evidenceFields(draft) : []),
          buttons([
            execute(
              asks ? texts.form.ask : texts.form.move,
              verbs.save,
              {
                ...{ item: item.id, action: action.id },
                ...{ itemTag: item.eTag, actionTag: action.eTag, form: 'date' },
              },
              { style: 'positive', withInputs: true },
            ),
            execute(
              strings.buttons.open(action.ref),
              verbs.edit,
              { item: item.id, action: action.id, change: {} },
              { withInputs: true },
            ),
            openUrl(strings.buttons.openInTab, shown.tabUrl),
          ]),
        ]
      : [
          quiet(strings.item.mayNotUpdate(action.ref, action.owners)),
          typedWords(draftWords(draft), strings.item.typed),
          buttons(waysOn(shown)),
        ]),
  ]);
}
