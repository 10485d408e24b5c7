import {
  createTableColumn,
  DataGrid,
  DataGridBody,
  DataGridCell,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  FluentProvider,
  teamsLightTheme,
} from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';

/** What gt bench tab compares with: as many rows and columns as a plan has, drawn as Fluent's examples do. */

interface PlainRow {
  id: string;
  cells: string[];
}

const rows: PlainRow[] = Array.from({ length: 5_000 }, (_, n) => ({
  id: String(n),
  cells: [
    `R${n}`,
    `Recommendation ${n}: put it in writing and check each year.`,
    'Head of Parks',
    '31 March 2026',
    'Amber',
    'In progress',
  ],
}));

const columns = ['Ref', 'Text', 'Owner', 'Due', 'RAG', 'Status'].map((name, index) =>
  createTableColumn<PlainRow>({
    columnId: name,
    renderHeaderCell: () => name,
    renderCell: (row) => row.cells[index],
  }),
);

document.body.replaceChildren(document.createElement('main'));
const root = createRoot(document.querySelector('main') as HTMLElement);
performance.mark('data');
root.render(
  <FluentProvider theme={teamsLightTheme}>
    <DataGrid items={rows} columns={columns} getRowId={(row: PlainRow) => row.id}>
      <DataGridHeader>
        <DataGridRow>
          {({ renderHeaderCell }) => <DataGridHeaderCell>{renderHeaderCell()}</DataGridHeaderCell>}
        </DataGridRow>
      </DataGridHeader>
      <DataGridBody<PlainRow>>
        {({ item, rowId }) => (
          <DataGridRow<PlainRow> key={rowId}>
            {({ renderCell }) => <DataGridCell>{renderCell(item)}</DataGridCell>}
          </DataGridRow>
        )}
      </DataGridBody>
    </DataGrid>
  </FluentProvider>,
);
