import { makeStyles, tokens } from '@fluentui/react-components';

/** A page that is one notice in the middle, with nothing around it. */
export const useStandingAloneStyles = makeStyles({
  root: {
    minHeight: '100vh',
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground2,
  },
});
