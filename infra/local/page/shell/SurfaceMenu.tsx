import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { WindowAdPerson20Regular } from '@fluentui/react-icons';
import type { Surface } from '../remembered.ts';

export interface SurfaceMenuProps {
  surface: Surface;
  onChoose: (surface: Surface) => void;
}

const labels = {
  personal: 'Personal tab',
  channel: 'Channel tab',
  meeting: 'In a meeting',
} satisfies Record<Surface, string>;

/** Where in Teams the tab is shown. */
export function SurfaceMenu({ surface, onChoose }: SurfaceMenuProps) {
  return (
    <Menu
      checkedValues={{ surface: [surface] }}
      onCheckedValueChange={(_event, { checkedItems }) => onChoose(checkedItems[0] as Surface)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<WindowAdPerson20Regular />}
          aria-label={`Show as: ${labels[surface]}`}
          title="Show as"
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {Object.entries(labels).map(([value, label]) => (
            <MenuItemRadio key={value} name="surface" value={value}>
              {label}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
