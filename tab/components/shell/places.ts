import { routes } from '#tab/routes';
import { strings } from '#tab/strings';

/** One way to go from anywhere. */
export interface Place {
  to: string;
  label: string;
  /** Where addresses of this place begin; the first place that matches is where the person is. */
  begins: string;
  isForAdministrators?: true;
}

/** In the order they stand in; a new page that is reached from anywhere is one line here. */
export const places: readonly Place[] = [
  { to: routes.myWork, label: strings.nav.myWork, begins: routes.myWork },
  { to: routes.overview, label: strings.nav.overview, begins: routes.overview },
  { to: routes.plans, label: strings.nav.plans, begins: '/plans' },
  { to: routes.meetings, label: strings.nav.meetings, begins: routes.meetings },
  { to: routes.import, label: strings.nav.import, begins: '/import', isForAdministrators: true },
  { to: routes.people, label: strings.nav.people, begins: '/people', isForAdministrators: true },
  { to: routes.deliveries, label: strings.nav.deliveries, begins: '/deliveries', isForAdministrators: true },
];

/** The place an address belongs to; null for addresses that lead nowhere. */
export function placeOf(location: string): Place | null {
  const first = places.find(({ to }) => to === location);
  return (
    first ?? places.find(({ begins }) => location === begins || location.startsWith(`${begins}/`)) ?? null
  );
}
