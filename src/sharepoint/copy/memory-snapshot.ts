import type { IsoInstant } from '#domain/dates';
import type { Entities, ListName } from '../entities.ts';
import { listNames, lists } from '../lists/lists.ts';
import type { ActionList, PlanList, RecommendationList, Row, RowFault, Snapshot } from '../store.ts';
import { digestText } from './digest.ts';
import type { ListCopy } from './list-copy.ts';

export type ListCopies = { readonly [L in ListName]: ListCopy<Entities[L]> };

/** Costs nothing to make: it only holds on to copies that never change. */
export class MemorySnapshot implements Snapshot {
  readonly asOf: IsoInstant;
  readonly #copies: ListCopies;

  constructor(copies: ListCopies, asOf: IsoInstant) {
    this.#copies = copies;
    this.asOf = asOf;
  }

  isOf(copies: ListCopies, asOf: IsoInstant): boolean {
    return this.#copies === copies && this.asOf === asOf;
  }

  get version(): string {
    return listNames.map((list) => digestText(this.#copies[list].digest)).join('-');
  }

  planVersion(planId: string): string {
    const plan = this.get('plans', planId);
    const rows = listNames.map((list) => digestText(this.#copies[list].planDigest(planId)));
    return [plan?.eTag ?? '', digestText(this.#copies.posts.digest), ...rows].join('-');
  }

  get<L extends ListName>(list: L, id: string): Row<Entities[L]> | undefined {
    return this.#copy(list).get(id);
  }

  all<L extends ListName>(list: L): Row<Entities[L]>[] {
    return this.#copy(list).all();
  }

  byPlan<L extends PlanList>(list: L, planId: string): Row<Entities[L]>[] {
    return this.#copy(list).by('planId', planId);
  }

  byRecommendation<L extends RecommendationList>(list: L, recommendationId: string): Row<Entities[L]>[] {
    return this.#copy(list).by('recommendationId', recommendationId);
  }

  byAction<L extends ActionList>(list: L, actionId: string): Row<Entities[L]>[] {
    return this.#copy(list).by('actionId', actionId);
  }

  updatesBy(personId: string): Row<Entities['updates']>[] {
    return this.#copy('updates').by('writer', personId);
  }

  get faults(): RowFault[] {
    return listNames.flatMap((list) =>
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
