import { mergeClasses } from '@fluentui/react-components';
import type { DeliveryView } from '#domain/delivery';
import { longInstant } from '#tab/instants';
import { itemPath } from '#tab/routes';
import { strings } from '#tab/strings';
import { RowsTable } from '../rows-table/RowsTable.tsx';
import { useTableStyles } from '../rows-table/styles.ts';
import { TextLink } from '../text-link/TextLink.tsx';
import { useStyles } from './styles.ts';

export interface DeliveryTableProps {
  deliveries: readonly DeliveryView[];
}

/** What was told, newest first. */
export function DeliveryTable({ deliveries }: DeliveryTableProps) {
  const words = strings.deliveries;
  return (
    <RowsTable label={words.logTitle} columns={Object.values(words.columns)}>
      {deliveries.map((delivery) => (
        <DeliveryRow key={delivery.id} delivery={delivery} />
      ))}
    </RowsTable>
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
