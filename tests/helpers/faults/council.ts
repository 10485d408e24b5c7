import { addDays, type IsoDate } from '#domain/dates';
import { defaultReminderStages } from '#domain/reminder-stages';
import type { Store } from '#sharepoint/store';
import { anAction, aPlan, aPost, aRecommendation } from '#tests/helpers/builders';

/** A card shows eight rows of a person's own; all of them have to be seen to arrive. */
const actionsEach = 6;

/**
 * People with a few actions each. Five of them are late and said again every day, so that everybody hears of
 * something every day; the sixth comes up to its date.
 */
export async function fillCouncil(store: Store, people: number, firstDay: IsoDate): Promise<void> {
  const recommendations = Array.from({ length: people * actionsEach }, (_, index) =>
    aRecommendation({
      id: `p-1:R${index}`,
      key: `R${index}`,
      refs: [`R${index}`],
      order: index,
      rag: 'green',
    }),
  );
  await store.create('plans', aPlan({ reminderStages: { ...defaultReminderStages, daysBetweenLate: 1 } }));
  await store.createMany(
    'posts',
    Array.from({ length: people }, (_, index) => aPost(`Post ${index}`, { holder: personOf(index) })),
  );
  await store.createMany('recommendations', recommendations);
  await store.createMany(
    'actions',
    recommendations.map(({ id }, index) =>
      anAction({
        ...{ id: `${id}:1`, recommendationId: id },
        ownerPostIds: [`post-post-${index % people}`],
        dueDate: dueDate(firstDay, index % people, Math.floor(index / people)),
      }),
    ),
  );
}

function dueDate(firstDay: IsoDate, person: number, place: number): IsoDate {
  const isLate = place < actionsEach - 1;
  return addDays(firstDay, isLate ? place - 8 - 7 * (person % 3) : (person * 11) % 40);
}

export function personOf(index: number) {
  return { id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, name: `Officer ${index}` };
}
