import { bulkStrings } from './strings/bulk.ts';
import { deliveriesStrings } from './strings/deliveries.ts';
import { gridStrings } from './strings/grid.ts';
import { importStrings } from './strings/import.ts';
import { itemStrings } from './strings/item.ts';
import { myWorkStrings } from './strings/my-work.ts';
import { meetingsStrings } from './strings/meetings.ts';
import { nextVersionStrings } from './strings/next-version.ts';
import { overviewStrings } from './strings/overview.ts';
import { peopleStrings } from './strings/people.ts';
import { planStrings } from './strings/plan.ts';
import { planSettingsStrings } from './strings/plan-settings.ts';
import { plansStrings } from './strings/plans.ts';
import { postPickerStrings } from './strings/post-picker.ts';
import { shellStrings } from './strings/shell.ts';
import { updateStrings } from './strings/update.ts';
import { viewsStrings } from './strings/views.ts';

/**
 * Every sentence and label of the tab, in English (UK), one file an area in strings/. A second language is a
 * second object of this shape. Names of statuses, colours and sources come from the domain, where chat and
 * reports find them too.
 */
export const strings = {
  product: 'Golden Thread',
  ...shellStrings,
  ...overviewStrings,
  ...plansStrings,
  ...planStrings,
  ...gridStrings,
  ...bulkStrings,
  ...itemStrings,
  ...myWorkStrings,
  ...updateStrings,
  ...importStrings,
  ...nextVersionStrings,
  ...viewsStrings,
  ...postPickerStrings,
  ...peopleStrings,
  ...planSettingsStrings,
  ...deliveriesStrings,
  ...meetingsStrings,
};
