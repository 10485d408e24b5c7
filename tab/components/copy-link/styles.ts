import { makeStyles, tokens } from '@fluentui/react-components';

export const useStyles = makeStyles({
  said: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  link: { minWidth: 0, width: '100%', maxWidth: '480px' },
});
