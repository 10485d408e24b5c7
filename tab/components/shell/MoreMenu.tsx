import {
  Menu,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useIsOverflowItemVisible,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useLocation } from 'wouter';
import { basePath } from '#tab/routes';
import type { Place } from './places.ts';

export interface MoreMenuProps {
  places: readonly Place[];
  /** The button that opens it. */
  children: ReactElement;
}

/** The places without room in the bar. In a file of its own: most screens have room, and never load it. */
export function MoreMenu({ places, children }: MoreMenuProps) {
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>{children}</MenuTrigger>
      <MenuPopover>
        <MenuList>
          {places.map((place) => (
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
