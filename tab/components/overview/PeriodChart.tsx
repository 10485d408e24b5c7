import { ResponsiveContainer, VerticalStackedBarChart } from '@fluentui/react-charts';
import { tokens } from '@fluentui/react-components';
import type { PlanOverview } from '#domain/overview-view';
import { ragLabel, rags, type Rag } from '#domain/rag';
import { strings } from '#tab/strings';
import { useHeatStyles } from './heat-styles.ts';

/** The same colours as the marks beside them. */
const colors = {
  red: tokens.colorPaletteRedBackground3,
  amber: tokens.colorPaletteMarigoldBackground3,
  green: tokens.colorPaletteGreenBackground3,
  blue: tokens.colorPaletteBlueForeground2,
  none: tokens.colorNeutralStroke1,
} satisfies Record<Rag | 'none', string>;

export interface PeriodChartProps {
  plan: PlanOverview;
}

/** Ratings as one bar a period. The table beneath says the same in numbers, so nothing rests on the picture. */
export function PeriodChart({ plan }: PeriodChartProps) {
  const styles = useHeatStyles();
  const used = [...rags, 'none' as const].filter((rag) => plan.periods.some(({ byRag }) => byRag[rag] > 0));
  return (
    <div className={styles.chart} role="img" aria-label={strings.overview.chartLabel(plan.title)}>
      <div aria-hidden inert>
        <ResponsiveContainer height={220}>
          <VerticalStackedBarChart
            height={220}
            hideLegend
            hideTooltip
            barGapMax={2}
            barWidth="auto"
            maxBarWidth={72}
            xAxisInnerPadding={0.4}
            wrapXAxisLables
            yAxisTickCount={4}
            data={plan.periods.map(({ label, byRag }) => ({
              xAxisPoint: label,
              chartData: used
                .filter((rag) => byRag[rag] > 0)
                .map((rag) => ({
                  legend: ragLabel(rag === 'none' ? null : rag),
                  data: byRag[rag],
                  color: colors[rag],
                  barLabel: `${rag === 'none' ? '–' : ragLabel(rag).charAt(0)} ${byRag[rag]}`,
                })),
            }))}
          />
        </ResponsiveContainer>
      </div>
    </div>
  );
}
