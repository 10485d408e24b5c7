import type { IsoInstant } from '#domain/dates';
import type { Entities, ListName } from '../entities.ts';
import { lists } from '../lists/lists.ts';
import type { ActionList, PlanList, RecommendationList, Row, RowFault, Snapshot } from '../store.ts';
import type { ListCopy } from './list-copy.ts';

export type ListCopies = { readonly [L in ListName]: ListCopy<Entities[L]> };

/** Costs nothing to make: it only holds on to copies that never change. */
export class MemorySnapshot implements Snapshot {
  readonly version: string;
  readonly asOf: IsoInstant;
  readonly #copies: ListCopies;

  constructor(copies: ListCopies, version: string, asOf: IsoInstant) {
    this.#copies = copies;
    this.version = version;
    this.asOf = asOf;
  }

  get<L extends ListName>(list: L, id: string): Row<Entities[L]> | undefined {
    return this.#copy(list).get(id);
  }

  all<L extends ListName>(list: L): Row<Entities[L]>[] {
    return [...this.#copy(list).all()];
  }

  byPlan<L extends PlanList>(list: L, planId: string): Row<Entities[L]>[] {
    return [...this.#copy(list).by('planId', planId)];
  }

  byRecommendation<L extends RecommendationList>(list: L, recommendationId: string): Row<Entities[L]>[] {
    return [...this.#copy(list).by('recommendationId', recommendationId)];
  }

  byAction<L extends ActionList>(list: L, actionId: string): Row<Entities[L]>[] {
    return [...this.#copy(list).by('actionId', actionId)];
  }

  get faults(): RowFault[] {
    return (Object.keys(lists) as ListName[]).flatMap((list) =>
      [...this.#copies[list].problems.values()].flatMap(({ itemId, id, problems }) =>
        problems.map((problem) => ({
          list,
          itemId,
          id,
          message: `In the list "${lists[list].displayName}", row ${itemId}: ${problem}.`,
        })),
      ),
    );
  }

  #copy<L extends ListName>(list: L): ListCopy<Entities[L]> {
    return this.#copies[list];
  }
}
