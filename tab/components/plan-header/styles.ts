import { makeStyles, tokens } from '@fluentui/react-components';

export const useStyles = makeStyles({
  root: { marginBottom: tokens.spacingVerticalXXL },
  crumb: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  ways: { '@media print': { display: 'none' } },
  meta: { margin: 0, marginTop: tokens.spacingVerticalXXS, color: tokens.colorNeutralForeground3 },
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: `${tokens.spacingVerticalL} 48px`,
    marginTop: tokens.spacingVerticalXL,
  },
  bar: {
    flexGrow: 1,
    flexBasis: '280px',
    maxWidth: '560px',
    paddingTop: tokens.spacingVerticalS,
    minWidth: 0,
  },
  key: {
    marginTop: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  keySummary: { cursor: 'pointer', width: 'fit-content', color: tokens.colorNeutralForeground3 },
  keyList: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    marginTop: tokens.spacingVerticalS,
    alignItems: 'start',
  },
  meaning: { margin: 0, paddingBlock: '2px' },
});
