import { useQueryClient } from '@tanstack/react-query';
import type { ItemDetail } from '#domain/view';
import { itemKey, myWorkKey } from '../api/queries.ts';

/** Lets every page know how an item stands now, so that none waits for its next look. */
export function useItemChanged(): (item: ItemDetail) => Promise<void> {
  const queries = useQueryClient();
  return async (item) => {
    queries.setQueryData(itemKey(item.id), item);
    await Promise.all(
      [['plan', item.planId], ['plans'], myWorkKey].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
  };
}
