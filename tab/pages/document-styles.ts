import { makeStyles, tokens } from '@fluentui/react-components';

/** Of the pages that take a document in. */
export const useDocumentStyles = makeStyles({
  lead: { margin: 0, maxWidth: '70ch', color: tokens.colorNeutralForeground2, outlineStyle: 'none' },
  stack: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
});
