import { useRestoreFocusTarget } from '@fluentui/react-components';

/**
 * Keeps Fluent's focus manager for as long as the tab is open. It ends with the last component that uses it: a
 * page left through the browser's Back while a dialog was open would end it before it shows assistive technology
 * what the dialog had hidden, and everything would stay hidden. In a file of its own: the first page need not
 * wait for it.
 */
export function FocusManager() {
  useRestoreFocusTarget(); // any of its users will do
  return null;
}
