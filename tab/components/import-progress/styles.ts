import { makeStyles, tokens } from '@fluentui/react-components';

export const useStyles = makeStyles({
  reading: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, maxWidth: '560px' },
  writing: { flexGrow: 1, minWidth: '200px', fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
});
