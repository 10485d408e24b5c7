import { tokens, type GriffelStyle } from '@fluentui/react-components';

/** A row all of which leads where its title does. */
export const linkedRow = {
  position: 'relative',
  backgroundColor: tokens.colorNeutralBackground1,
  border: `1px solid ${tokens.colorNeutralStroke2}`,
  borderRadius: tokens.borderRadiusXLarge,
  ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
  ':has(a:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
} satisfies GriffelStyle;

export const linkedRowTitle = {
  margin: 0,
  fontSize: tokens.fontSizeBase400,
  lineHeight: tokens.lineHeightBase400,
  overflowWrap: 'anywhere',
} satisfies GriffelStyle;

/** Covers the row, which then shows the focus. */
export const linkedRowLink = {
  color: tokens.colorNeutralForeground1,
  fontWeight: tokens.fontWeightSemibold,
  textDecorationLine: 'none',
  ':focus-visible': { outline: 'none' },
  '::after': { content: '""', position: 'absolute', inset: 0 },
} satisfies GriffelStyle;

export const linkedRowMeta = {
  margin: 0,
  marginTop: tokens.spacingVerticalXXS,
  color: tokens.colorNeutralForeground3,
  fontSize: tokens.fontSizeBase200,
  lineHeight: tokens.lineHeightBase200,
  overflowWrap: 'anywhere',
} satisfies GriffelStyle;
