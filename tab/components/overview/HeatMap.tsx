import { mergeClasses } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { PlanOverview, RagCounts } from '#domain/overview-view';
import { ragLabel, rags, type Rag } from '#domain/rag';
import { strings } from '#tab/strings';
import { useRagColors } from '../rag-mark/styles.ts';
import { useHeatStyles } from './heat-styles.ts';
import { behindPath } from './plan-links.ts';
import { useStyles } from './styles.ts';

export interface HeatMapProps {
  plan: PlanOverview;
}

/** Ratings by theme and period: how many stand at each colour, worst first; today's lead to their items. */
export function HeatMap({ plan }: HeatMapProps) {
  const styles = useStyles();
  const heat = useHeatStyles();
  const words = strings.overview;
  return (
    // Scrolled by keyboard where many periods do not fit.
    <div className={heat.scroll} tabIndex={0} role="region" aria-label={words.heatLabel(plan.title)}>
      <table className={heat.table} aria-label={words.heatLabel(plan.title)}>
        <thead>
          <tr>
            <th scope="col" className={heat.corner}>
              {words.theme}
            </th>
            {plan.periods.map(({ id, label, isOpen }) => (
              <th key={id} scope="col" className={heat.columnHeader}>
                {isOpen ? words.openNow(label) : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.heat.map(({ theme, cells }) => (
            <tr key={theme?.id ?? ''}>
              <th scope="row" className={heat.rowHeader}>
                {theme ? (
                  <Link to={behindPath(plan.id, { theme: theme.id })} className={styles.link}>
                    <span className={styles.strong}>{theme.ref}</span> {theme.title}
                  </Link>
                ) : (
                  words.otherTheme
                )}
              </th>
              {cells.map((counts, index) => {
                const period = plan.periods[index]!;
                const themeId = period.isOpen && theme ? theme.id : null;
                return (
                  <td key={period.id} className={heat.cell}>
                    <HeatCell planId={plan.id} counts={counts} themeId={themeId} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeatCellProps {
  planId: string;
  counts: RagCounts;
  /** Where the numbers lead to their items; null for a period that is over. */
  themeId: string | null;
}

function HeatCell({ planId, counts, themeId }: HeatCellProps) {
  const heat = useHeatStyles();
  const parts = [...rags, 'none' as const].filter((rag) => counts[rag] > 0);
  return (
    <span className={heat.parts}>
      {parts.map((rag) =>
        themeId ? (
          <Link key={rag} to={behindPath(planId, { theme: themeId, rag })} className={heat.link}>
            <HeatPart rag={rag} items={counts[rag]} />
          </Link>
        ) : (
          <HeatPart key={rag} rag={rag} items={counts[rag]} />
        ),
      )}
    </span>
  );
}

interface HeatPartProps {
  rag: Rag | 'none';
  items: number;
}

function HeatPart({ rag, items }: HeatPartProps) {
  const heat = useHeatStyles();
  const colors = useRagColors();
  const label = ragLabel(rag === 'none' ? null : rag);
  return (
    <span className={mergeClasses(heat.part, colors[rag])} title={strings.overview.cellPart(items, label)}>
      <span aria-hidden>
        {rag === 'none' ? '–' : label.charAt(0)} {items}
      </span>
      <span className={heat.hidden}>{strings.overview.cellPart(items, label)} </span>
    </span>
  );
}
