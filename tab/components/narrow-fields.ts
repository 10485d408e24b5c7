import type { GriffelStyle } from '@fluentui/react-components';

/** For whatever holds fields: boxes and lists are as wide as their longest entry unless told otherwise. */
export const narrowFields = {
  '& .fui-Field': { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  '& .fui-Input': { minWidth: 0 },
  '& .fui-Input__input': { minWidth: 0, width: '100%' },
  '& .fui-Combobox': { minWidth: 0 },
  '& .fui-Combobox__input': { minWidth: 0 },
  '& .fui-Select': { minWidth: 0 },
  '& select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' },
} satisfies GriffelStyle;
