import { HostConfig } from 'adaptivecards';

/**
 * Cards as Teams draws them. Colours are Fluent's variables, so that a card follows the page's theme
 * without being drawn anew, which would lose what a person has typed into it.
 */
export function teamsHostConfig(): HostConfig {
  return new HostConfig({
    supportsInteractivity: true,
    fontFamily: 'inherit',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    imageSizes: { small: 32, medium: 52, large: 100 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 16 },
    separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
    containerStyles: {
      default: container('--colorNeutralBackground1', '--colorNeutralStroke2'),
      emphasis: container('--colorNeutralBackground3', '--colorNeutralStroke2'),
      accent: container('--colorBrandBackground2', '--colorBrandStroke2'),
      good: container('--colorPaletteGreenBackground1', '--colorPaletteGreenBorder1'),
      warning: container('--colorPaletteYellowBackground1', '--colorPaletteYellowBorder1'),
      attention: container('--colorPaletteRedBackground1', '--colorPaletteRedBorder1'),
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', size: 'small' },
    },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { wrap: true },
      spacing: 16,
    },
    textBlock: { headingLevel: 3 },
    actions: {
      maxActions: 6,
      buttonSpacing: 8,
      spacing: 'default',
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      allowTitleToWrap: true,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    },
    adaptiveCard: { allowCustomStyle: true },
  });
}

function container(background: string, border: string) {
  return {
    backgroundColor: `var(${background})`,
    borderColor: `var(${border})`,
    foregroundColors: {
      default: color('--colorNeutralForeground1', '--colorNeutralForeground2'),
      dark: color('--colorNeutralForeground1', '--colorNeutralForeground2'),
      light: color('--colorNeutralForegroundInverted', '--colorNeutralForegroundInverted'),
      accent: color('--colorBrandForeground2', '--colorBrandForeground2'),
      good: color('--colorPaletteGreenForeground1', '--colorPaletteGreenForeground1'),
      warning: color('--colorPaletteYellowForeground2', '--colorPaletteYellowForeground2'),
      attention: color('--colorPaletteRedForeground1', '--colorPaletteRedForeground1'),
    },
  };
}

function color(normal: string, subtle: string) {
  return { default: `var(${normal})`, subtle: `var(${subtle})` };
}
