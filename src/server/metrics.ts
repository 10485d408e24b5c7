type Labels = Readonly<Record<string, string | number>>;

/** Counts of what this process did, in the text format Prometheus reads. No label ever holds a person. */
export interface Metrics {
  count(name: CounterName, labels: Labels, by?: number): void;
  /** The text of /metrics. */
  text(): string;
}

const counters = {
  http_requests_total: 'Requests answered, by route and status.',
  http_request_seconds_total: 'Time spent answering, by route.',
  graph_requests_total: 'Requests sent to Microsoft Graph, retries included.',
  graph_units_total: "Resource units these requests took of SharePoint's allowance, about.",
  graph_throttled_total: 'Requests SharePoint refused to slow us down, those inside batches counted singly.',
  sweeps_total: 'Reminder sweeps, by how they ended.',
  reminders_total: 'Reminder cards, by what became of them.',
} as const;

type CounterName = keyof typeof counters;

export function createMetrics(): Metrics {
  const values = new Map<CounterName, Map<string, number>>();
  return {
    count(name, labels, by = 1) {
      const series = values.get(name) ?? new Map<string, number>();
      const key = labelText(labels);
      series.set(key, (series.get(key) ?? 0) + by);
      values.set(name, series);
    },
    text() {
      const lines = (Object.keys(counters) as CounterName[]).flatMap((name) => [
        `# HELP ${name} ${counters[name]}`,
        `# TYPE ${name} counter`,
        ...[...(values.get(name) ?? [])].map(([labels, value]) => `${name}{${labels}} ${value}`),
      ]);
      return [
        ...lines,
        '# HELP process_resident_memory_bytes Memory in use.',
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        '',
      ].join('\n');
    },
  };
}

function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${String(value).replace(/[\\"\n]/g, '_')}"`)
    .join(',');
}
