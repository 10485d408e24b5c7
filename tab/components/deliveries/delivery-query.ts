import { isIsoDate } from '#domain/dates';
import type { DeliveryState } from '#domain/reminder';

/** What of the report is asked for; empty for no matter. Kept in the address, so that it can be sent on. */
export interface DeliveryQuery {
  from: string;
  to: string;
  person: string;
  plan: string;
  state: DeliveryState | '';
  page: number;
}

export const deliveryStates = ['failed', 'unknown', 'sending', 'sent'] as const satisfies DeliveryState[];

/** What an address asks for; what nobody could have chosen is left out. */
export function queryOf(params: URLSearchParams): DeliveryQuery {
  const day = (name: string) => {
    const given = params.get(name) ?? '';
    return isIsoDate(given) ? given : '';
  };
  const page = Number(params.get('page') ?? 1);
  const state = params.get('state');
  return {
    ...{ from: day('from'), to: day('to') },
    person: (params.get('person') ?? '').slice(0, 100),
    plan: (params.get('plan') ?? '').slice(0, 255),
    state: deliveryStates.find((known) => known === state) ?? '',
    page: Number.isInteger(page) && page > 0 ? Math.min(page, 1_000_000) : 1,
  };
}

/** The same as an address; only what was chosen stands in it. */
export function paramsOf({ page, ...chosen }: DeliveryQuery): URLSearchParams {
  const params = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ''));
  if (page > 1) params.set('page', String(page));
  return params;
}

export const everything: DeliveryQuery = { from: '', to: '', person: '', plan: '', state: '', page: 1 };
