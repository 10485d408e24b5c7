import { makeStyles, tokens } from '@fluentui/react-components';

export const useStyles = makeStyles({
  box: { minWidth: 0, width: '100%' },
  input: { minWidth: 0 },
  list: { maxHeight: '320px' },
  option: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  holder: {
    color: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  chosen: {
    listStyleType: 'none',
    margin: 0,
    marginTop: tokens.spacingVerticalXS,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
  },
  tag: { maxWidth: '100%', height: 'auto', minHeight: '24px', overflowWrap: 'anywhere' },
});
