import {
  Menu,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  Overflow,
  OverflowItem,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';
import type { Ref } from 'react';
import { Link, useLocation } from 'wouter';
import { basePath } from '#tab/routes';
import { strings } from '#tab/strings';
import { placeOf, places, type Place } from './places.ts';
import { useStyles } from './styles.ts';

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
  const { ref, isOverflowing } = useOverflowMenu<HTMLButtonElement>();
  if (!isOverflowing) return null;
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <button ref={ref} type="button" className={styles.more} aria-label={strings.nav.morePlaces}>
          {strings.nav.more}
          <ChevronDownRegular aria-hidden />
        </button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {shown.map((place) => (
            <HiddenPlace key={place.to} place={place} />
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function HiddenPlace({ place }: { place: Place }) {
  const [, navigate] = useLocation();
  const isVisible = useIsOverflowItemVisible(place.to);
  if (isVisible) return null;
  return (
    <MenuItemLink
      href={basePath + place.to}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return; // another window, as the browser does
        event.preventDefault();
        navigate(place.to);
      }}
    >
      {place.label}
    </MenuItemLink>
  );
}
