import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { DarkTheme20Regular } from '@fluentui/react-icons';
import type { TeamsTheme } from '../teams-host.ts';

export interface ThemeMenuProps {
  theme: TeamsTheme;
  onChoose: (theme: TeamsTheme) => void;
}

const labels = { default: 'Light', dark: 'Dark', contrast: 'High contrast' } satisfies Record<
  TeamsTheme,
  string
>;

/** Teams' three themes; the tab and the cards follow. */
export function ThemeMenu({ theme, onChoose }: ThemeMenuProps) {
  return (
    <Menu
      checkedValues={{ theme: [theme] }}
      onCheckedValueChange={(_event, { checkedItems }) => onChoose(checkedItems[0] as TeamsTheme)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<DarkTheme20Regular />} aria-label={`Theme: ${labels[theme]}`} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {Object.entries(labels).map(([value, label]) => (
            <MenuItemRadio key={value} name="theme" value={value}>
              {label}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
