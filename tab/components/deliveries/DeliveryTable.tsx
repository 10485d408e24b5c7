import { mergeClasses } from '@fluentui/react-components';
import type { DeliveryView } from '#domain/delivery';
import { longInstant } from '#tab/instants';
import { itemPath } from '#tab/routes';
import { strings } from '#tab/strings';
import { useTableStyles } from '../overview/styles.ts';
import { TextLink } from '../text-link/TextLink.tsx';
import { useStyles } from './styles.ts';

export interface DeliveryTableProps {
  deliveries: readonly DeliveryView[];
}

/** What was told, newest first. */
export function DeliveryTable({ deliveries }: DeliveryTableProps) {
  const table = useTableStyles();
  const words = strings.deliveries;
  return (
    <table role="table" className={table.table} aria-label={words.logTitle}>
      <thead role="rowgroup" className={table.head}>
        <tr role="row">
          {Object.values(words.columns).map((label) => (
            <th key={label} role="columnheader" scope="col" className={table.columnHeader}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className={table.body}>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} />
        ))}
      </tbody>
    </table>
  );
}

function DeliveryRow({ delivery }: { delivery: DeliveryView }) {
  const styles = useStyles();
  const table = useTableStyles();
  const { columns, states, wholeCard } = strings.deliveries;
  const { at, person, stage, item, state, failure } = delivery;
  return (
    <tr role="row" className={table.row}>
      <th role="rowheader" scope="row" className={mergeClasses(table.rowHeader, styles.when)}>
        {longInstant(at)}
      </th>
      <td role="cell" className={table.cell} data-label={columns.person}>
        {person.name}
      </td>
      <td role="cell" className={table.cell} data-label={columns.stage}>
        {stage}
      </td>
      <td role="cell" className={mergeClasses(table.cell, styles.about)} data-label={columns.item}>
        {item ? (
          <>
            <TextLink to={itemPath(item.id)}>{item.ref}</TextLink>{' '}
            <span className={mergeClasses(styles.quiet, styles.small)}>{item.planTitle}</span>
          </>
        ) : (
          <span className={styles.quiet}>{wholeCard}</span>
        )}
      </td>
      <td role="cell" className={table.cell} data-label={columns.state}>
        <span className={state === 'failed' ? styles.failed : undefined}>{states[state]}</span>
        {failure && <div className={mergeClasses(styles.quiet, styles.small)}>{failure}</div>}
      </td>
    </tr>
  );
}
