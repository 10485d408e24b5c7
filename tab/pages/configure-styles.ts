import { makeStyles, tokens } from '@fluentui/react-components';

export const useConfigureStyles = makeStyles({
  root: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    padding: tokens.spacingVerticalL,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: {
    marginBlock: `${tokens.spacingVerticalXS} ${tokens.spacingVerticalM}`,
    color: tokens.colorNeutralForeground2,
  },
  choice: { display: 'flex', flexDirection: 'column' },
  label: { color: tokens.colorNeutralForeground1, overflowWrap: 'anywhere' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});
