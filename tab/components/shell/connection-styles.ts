import { makeStyles, tokens } from '@fluentui/react-components';

export const useStyles = makeStyles({
  place: { position: 'sticky', top: 0, zIndex: 5 },
  notice: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    paddingBlock: tokens.spacingVerticalSNudge,
    paddingInline: 'max(16px, calc((100% - 1280px) / 2))',
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    borderBottom: `1px solid ${tokens.colorStatusWarningBorder1}`,
    '@media print': { display: 'none' },
  },
});
