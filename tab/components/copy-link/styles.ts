import { makeStyles, tokens } from '@fluentui/react-components';
import { visuallyHidden } from '../visually-hidden.ts';

export const useStyles = makeStyles({
  heard: visuallyHidden,
  said: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});
