import { makeStyles, tokens } from '@fluentui/react-components';
import { linkedRow, linkedRowLink, linkedRowMeta, linkedRowTitle } from '../linked-row.ts';

export const useStyles = makeStyles({
  root: {
    ...linkedRow,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 4fr) auto',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalM,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}`,
    '@media (max-width: 1023px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
    '@media (max-width: 639px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      padding: tokens.spacingVerticalL,
    },
  },
  heading: linkedRowTitle,
  link: linkedRowLink,
  meta: linkedRowMeta,
  bar: {
    minWidth: 0,
    '@media (max-width: 1023px)': { gridColumnStart: 1, gridColumnEnd: -1, gridRowStart: 2 },
    '@media (max-width: 639px)': { gridRowStart: 'auto' },
  },
});
