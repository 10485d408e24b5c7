export type Theme = 'light' | 'dark' | 'contrast';

const palettes = {
  light: {
    ink: '#242424',
    subtle: '#616161',
    accent: '#4f52b2',
    attention: '#b10e1c',
    good: '#0e700e',
    warning: '#8a5100',
    emphasis: '#f5f5f5',
    goodFill: '#e7f2da',
    attentionFill: '#fcf4f6',
    warningFill: '#fbf6d9',
    accentFill: '#ebefff',
    line: '#e0e0e0',
  },
  dark: {
    ink: '#ffffff',
    subtle: '#adadad',
    accent: '#9299f7',
    attention: '#f2767f',
    good: '#92c353',
    warning: '#f8d22a',
    emphasis: '#1f1f1f',
    goodFill: '#233317',
    attentionFill: '#3e1f25',
    warningFill: '#463100',
    accentFill: '#2b2b4f',
    line: '#525252',
  },
  contrast: {
    ink: '#ffffff',
    subtle: '#ffffff',
    accent: '#ffff00',
    attention: '#ffffff',
    good: '#ffffff',
    warning: '#ffffff',
    emphasis: '#000000',
    goodFill: '#000000',
    attentionFill: '#000000',
    warningFill: '#000000',
    accentFill: '#000000',
    line: '#ffffff',
  },
} satisfies Record<Theme, Record<string, string>>;

/** Sizes and colours close to those Teams gives cards. */
export function teamsHostConfig(theme: Theme): object {
  const palette = palettes[theme];
  const color = (name: string) => ({ default: name, subtle: name });
  const foregroundColors = {
    default: { default: palette.ink, subtle: palette.subtle },
    accent: color(palette.accent),
    good: color(palette.good),
    warning: color(palette.warning),
    attention: color(palette.attention),
  };
  const fill = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: "'Segoe UI', 'Liberation Sans', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: palette.line },
    supportsInteractivity: true,
    containerStyles: {
      default: fill('transparent'),
      emphasis: fill(palette.emphasis),
      good: fill(palette.goodFill),
      attention: fill(palette.attentionFill),
      warning: fill(palette.warningFill),
      accent: fill(palette.accentFill),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    inputs: { label: { inputSpacing: 'small', optionalInputs: { weight: 'default', size: 'default' } } },
  };
}
