import { Field, Input, Select } from '@fluentui/react-components';
import type { DeliveryReport } from '#domain/delivery';
import { strings } from '#tab/strings';
import { deliveryStates, type DeliveryQuery } from './delivery-query.ts';
import { useStyles } from './styles.ts';

export interface DeliveryFiltersProps {
  query: DeliveryQuery;
  counts: DeliveryReport['counts'];
  /** Everybody with something in those days. */
  people: DeliveryReport['people'];
  plans: readonly { id: string; title: string }[];
  onQuery: (change: Partial<DeliveryQuery>) => void;
}

/** Which days, whom, which plan and which outcome. */
export function DeliveryFilters({ query, counts, people, plans, onQuery }: DeliveryFiltersProps) {
  const styles = useStyles();
  const words = strings.deliveries;
  const all = deliveryStates.reduce((total, state) => total + counts[state], 0);
  return (
    <div className={styles.filters} role="search">
      <Field label={words.from} {...(query.from === '' && { hint: words.fromHint })}>
        <Input type="date" value={query.from} onChange={(_, { value }) => onQuery({ from: value })} />
      </Field>
      <Field label={words.to}>
        <Input type="date" value={query.to} onChange={(_, { value }) => onQuery({ to: value })} />
      </Field>
      <Field label={words.state}>
        <Select
          value={query.state}
          onChange={(_, { value }) => onQuery({ state: value as DeliveryQuery['state'] })}
        >
          <option value="">{`${words.all} (${all})`}</option>
          {deliveryStates.map((state) => (
            <option key={state} value={state}>
              {`${words.states[state]} (${counts[state]})`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.person}>
        <Select value={query.person} onChange={(_, { value }) => onQuery({ person: value })}>
          <option value="">{words.everybody}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.plan}>
        <Select value={query.plan} onChange={(_, { value }) => onQuery({ plan: value })}>
          <option value="">{words.everyPlan}</option>
          {plans.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
