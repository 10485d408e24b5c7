import { mergeClasses, Overflow, OverflowItem, useOverflowMenu } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';
import { lazy, Suspense, type Ref } from 'react';
import { Link } from 'wouter';
import { strings } from '#tab/strings';
import { placeOf, places, type Place } from './places.ts';
import { useStyles } from './styles.ts';

const MoreMenu = lazy(() => import('./MoreMenu.tsx').then((part) => ({ default: part.MoreMenu })));

export interface NavigationProps {
  /** The address of the page, relative to the tab's base. */
  location: string;
  isAdministrator: boolean;
}

/** The places in a row; those without room stand behind one button, the current one never. */
export function Navigation({ location, isAdministrator }: NavigationProps) {
  const styles = useStyles();
  const here = placeOf(location);
  const shown = places.filter((place) => isAdministrator || !place.isForAdministrators);
  return (
    <Overflow padding={0} minimumVisible={1}>
      <nav className={styles.nav} aria-label={strings.nav.label}>
        {shown.map((place) => (
          <OverflowItem key={place.to} id={place.to} priority={place === here ? 2 : 1}>
            <PlaceLink place={place} isCurrent={place === here} />
          </OverflowItem>
        ))}
        <MorePlaces places={shown} />
      </nav>
    </Overflow>
  );
}

interface PlaceLinkProps {
  place: Place;
  isCurrent: boolean;
  /** Given by Fluent, which measures what has room. */
  ref?: Ref<HTMLAnchorElement>;
}

function PlaceLink({ place, isCurrent, ref, ...measured }: PlaceLinkProps) {
  const styles = useStyles();
  return (
    <Link
      {...measured}
      ref={ref}
      to={place.to}
      aria-current={isCurrent ? 'page' : undefined}
      className={mergeClasses(styles.link, isCurrent && styles.current)}
    >
      {place.label}
    </Link>
  );
}

interface MorePlacesProps {
  places: readonly Place[];
}

function MorePlaces({ places: shown }: MorePlacesProps) {
  const styles = useStyles();
  const { ref, isOverflowing } = useOverflowMenu<HTMLDivElement>();
  if (!isOverflowing) return null;
  const button = (
    <button type="button" className={styles.more} aria-label={strings.nav.morePlaces}>
      {strings.nav.more}
      <ChevronDownRegular aria-hidden />
    </button>
  );
  return (
    // What is measured stays while the button that opens the menu takes the place of the one that waits for it.
    <div ref={ref} className={styles.moreRoom}>
      <Suspense fallback={button}>
        <MoreMenu places={shown}>{button}</MoreMenu>
      </Suspense>
    </div>
  );
}
