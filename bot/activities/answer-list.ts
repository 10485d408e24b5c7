import type { ListQuestion } from '#domain/list-question';
import type { Place } from '#domain/places';
import { findListed } from '#workflows/find-listed';
import { myActions, overdueFor } from '#workflows/find-items';
import { listCard, summaryOf } from '../cards/list-card.ts';
import { problemCard } from '../cards/problem-card.ts';
import { askIn, choosePlaceCard, questionCard } from '../cards/question-card.ts';
import type { ListName } from '../cards/verbs.ts';
import { strings } from '../strings/index.ts';
import { answerWith, type Answer, type Desk } from './answer.ts';

/** "My actions" and "overdue", the two lists that have a way back to them. */
export async function showList({ services, person }: Desk, list: ListName, page: number): Promise<Answer> {
  const found = list === 'mine' ? await myActions(services, person) : await overdueFor(services, person);
  const actions = { list, found, page };
  return answerWith(listCard(actions), found.length === 0 ? strings.lists[list].empty : summaryOf(actions));
}

export async function answerQuestion(
  desk: Desk,
  question: ListQuestion,
  chosen: Pick<Place, 'kind' | 'id'> | null = null,
  page = 1,
): Promise<Answer> {
  const isPlain = question.within === null && question.due === null && !chosen;
  if (isPlain && question.which === 'open' && question.whose === 'mine') return showList(desk, 'mine', page);
  if (isPlain && question.which === 'overdue' && question.whose === 'team')
    return showList(desk, 'overdue', page);

  const outcome = await findListed(desk.services, desk.person, question, chosen);
  const words = question.within ?? '';
  switch (outcome.kind) {
    case 'found': {
      const { rows, place } = outcome;
      const heading = strings.answers.headings[question.which];
      return answerWith(questionCard({ question, place, rows, page }), `${heading}: ${rows.length}`);
    }
    case 'which':
      return answerWith(choosePlaceCard(question, outcome.places), strings.answers.which(words));
    case 'nowhere': {
      const plans = outcome.known.filter(({ kind }) => kind === 'plan').slice(0, 5);
      const text = `${strings.answers.nowhere(words)} ${strings.answers.nowhereHint(plans.map(({ name }) => name))}`;
      return answerWith(
        problemCard(
          text,
          plans.slice(0, 3).map((plan) => askIn(question, plan)),
        ),
        text,
      );
    }
  }
}
