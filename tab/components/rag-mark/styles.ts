import { makeStyles, tokens } from '@fluentui/react-components';
import type { Rag } from '#domain/rag';
import { visuallyHidden } from '../visually-hidden.ts';

/** One look per colour, from tokens whose pairs keep contrast in every theme, high contrast included. */
export const useRagColors = makeStyles({
  red: { backgroundColor: tokens.colorPaletteRedBackground3, color: tokens.colorNeutralForegroundOnBrand },
  amber: {
    backgroundColor: tokens.colorPaletteMarigoldBackground3,
    color: tokens.colorNeutralForeground1Static,
  },
  green: {
    backgroundColor: tokens.colorPaletteGreenBackground3,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  blue: { backgroundColor: tokens.colorPaletteBlueForeground2, color: tokens.colorNeutralForegroundInverted },
  none: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground3,
    boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke1}`,
  },
} satisfies Record<Rag | 'none', object>);

export const useStyles = makeStyles({
  mark: {
    position: 'relative',
    printColorAdjust: 'exact',
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalSNudge,
    whiteSpace: 'nowrap',
  },
  letter: {
    display: 'inline-grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '20px',
    height: '20px',
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    forcedColorAdjust: 'none',
  },
  large: { width: '1.6em', height: '1.6em', fontSize: '1em', lineHeight: 1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  movement: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXXS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  worse: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  better: { color: tokens.colorStatusSuccessForeground1, fontWeight: tokens.fontWeightSemibold },
  hidden: visuallyHidden,
});
