import { makeStyles, tokens } from '@fluentui/react-components';
import { visuallyHidden } from '../visually-hidden.ts';

export const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  heard: { ...visuallyHidden, margin: 0 },
});
