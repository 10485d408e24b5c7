import { makeStyles, tokens } from '@fluentui/react-components';

/** Wide: columns that line up across all headings. Medium: three columns in two lines. Narrow: short blocks. */
const notWide = '@media (max-width: 899px)';
const medium = '@media (min-width: 560px) and (max-width: 899px)';
const narrow = '@media (max-width: 559px)';
const columns = '88px minmax(0, 1fr) minmax(0, 210px) 150px 128px 128px';

export const useStyles = makeStyles({
  group: { marginBottom: tokens.spacingVerticalXXL },
  groupHeader: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalS,
  },
  groupTitle: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  groupMeta: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  summary: {
    maxWidth: '80ch',
    margin: 0,
    marginBottom: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'pre-line',
  },
  table: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
  },
  header: {
    display: 'grid',
    gridTemplateColumns: columns,
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [notWide]: { display: 'none' },
  },
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: columns,
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    cursor: 'pointer',
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 64px',
    scrollMarginBlock: '64px',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    ':has(button:focus-visible)': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
    [medium]: { gridTemplateColumns: '72px minmax(0, 1fr) 168px' },
    [narrow]: {
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      containIntrinsicSize: 'auto 140px',
    },
  },
  separated: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  action: {
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    [narrow]: { paddingInlineStart: tokens.spacingHorizontalXXL },
  },
  open: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` },
  context: { color: tokens.colorNeutralForeground3 },
  fresh: {
    animationName: {
      from: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` },
      to: { boxShadow: 'inset 3px 0 0 transparent' },
    },
    animationDuration: '8s',
    animationTimingFunction: 'ease-in',
    '@media (prefers-reduced-motion: reduce)': {
      animationName: 'none',
      boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
  ref: { minWidth: 0, display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  refButton: {
    border: 'none',
    background: 'none',
    padding: 0,
    margin: 0,
    font: 'inherit',
    textAlign: 'start',
    color: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':focus-visible': { outline: 'none' },
  },
  actionRef: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  alsoRefs: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  text: { minWidth: 0, [narrow]: { gridColumnStart: 1, gridColumnEnd: -1, gridRowStart: 2 } },
  clamp: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    [narrow]: { WebkitLineClamp: 3 },
  },
  actionText: { color: tokens.colorNeutralForeground2 },
  notes: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  freshNote: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  owner: {
    minWidth: 0,
    overflowWrap: 'anywhere',
    [medium]: { gridColumnStart: 2, gridRowStart: 2, color: tokens.colorNeutralForeground2 },
    [narrow]: { gridColumnStart: 1, gridColumnEnd: -1, color: tokens.colorNeutralForeground2 },
  },
  holder: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  missing: { color: tokens.colorStatusDangerForeground3 },
  quiet: { color: tokens.colorNeutralForeground3 },
  due: {
    minWidth: 0,
    [medium]: { gridColumnStart: 3, gridRowStart: 2, gridRowEnd: 'span 2' },
    [narrow]: { gridColumnStart: 1, gridColumnEnd: -1 },
  },
  rag: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXXS,
    [medium]: { gridColumnStart: 3, gridRowStart: 1 },
    [narrow]: {
      gridColumnStart: 2,
      gridRowStart: 1,
      flexDirection: 'row',
      columnGap: tokens.spacingHorizontalS,
    },
  },
  status: {
    minWidth: 0,
    color: tokens.colorNeutralForeground2,
    [medium]: { gridColumnStart: 2, gridRowStart: 3, color: tokens.colorNeutralForeground3 },
    [narrow]: { gridColumnStart: 1, gridColumnEnd: -1 },
  },
  empty: { [notWide]: { display: 'none' } },
});

/** How far the parts of a recommendation stand in from it. */
export const useDepths = makeStyles({
  0: {},
  1: { paddingInlineStart: tokens.spacingHorizontalL },
  2: { paddingInlineStart: tokens.spacingHorizontalXXXL },
});
