import { makeStyles, tokens } from '@fluentui/react-components';
import { visuallyHidden } from '../visually-hidden.ts';

export const useHeatStyles = makeStyles({
  scroll: {
    overflowX: 'auto',
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  table: { borderCollapse: 'collapse', width: '100%' },
  corner: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    textAlign: 'left',
    verticalAlign: 'bottom',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  columnHeader: {
    padding: tokens.spacingVerticalS,
    textAlign: 'left',
    verticalAlign: 'bottom',
    minWidth: '88px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  rowHeader: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    minWidth: '140px',
    maxWidth: '320px',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  cell: {
    padding: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'middle',
  },
  parts: { display: 'flex', flexWrap: 'wrap', gap: '2px' },
  part: {
    position: 'relative',
    display: 'inline-grid',
    placeItems: 'center',
    minWidth: '36px',
    height: '24px',
    paddingInline: tokens.spacingHorizontalXS,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    forcedColorAdjust: 'none',
  },
  link: {
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { outline: `2px solid ${tokens.colorNeutralStroke1Hover}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  hidden: visuallyHidden,
  chart: { marginBlock: `${tokens.spacingVerticalM} ${tokens.spacingVerticalL}`, maxWidth: '720px' },
});
