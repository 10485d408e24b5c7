import { countOf } from '#domain/count-of';

/** Changing many rows at once. */
export const bulkStrings = {
  bulk: {
    label: 'Rows chosen',
    chosen: (n: number) => `${countOf(n, 'row')} chosen`,
    kinds: {
      unchanged: 'Still on track',
      status: 'Status',
      rag: 'RAG',
      dueDate: 'Due date',
      ownerPostId: 'Owner',
    },
    clear: 'Choose none',
    titles: {
      unchanged: (n: number) => `Say that ${countOf(n, 'row')} stand as before`,
      status: (n: number) => `Set the status of ${countOf(n, 'row')}`,
      rag: (n: number) => `Rate ${countOf(n, 'row')}`,
      dueDate: (n: number) => `Move the date of ${countOf(n, 'row')}`,
      ownerPostId: (n: number) => `Give ${countOf(n, 'row')} to another owner`,
    },
    fields: { status: 'New status', rag: 'New rating', dueDate: 'New due date', ownerPostId: 'New owner' },
    unchanged:
      'Nothing moves. Each row gets an entry in its history: somebody looked, and its latest position stands.',
    choose: 'Choose…',
    dateHint: 'The same day for every row chosen.',
    noteHint: 'Becomes the latest position of every one of them; leave it empty to keep what is there.',
    needValue: 'Choose what every row is to get first.',
    preview: 'See what would change',
    back: 'Back',
    allowed: (n: number) => `${countOf(n, 'row')} would change`,
    refused: (n: number) => `${countOf(n, 'row')} would not`,
    already: 'confirmed as it stands',
    commit: (n: number) => `Change ${countOf(n, 'row')}`,
    sending: (done: number, total: number) => `Saving ${done} of ${total}…`,
    saved: (n: number) => `${countOf(n, 'row')} changed.`,
    undone: (n: number) => `${countOf(n, 'row')} put back. Both changes stay in the history.`,
    failed: (n: number) => `${countOf(n, 'row')} did not change`,
    undo: 'Undo',
    undoReason: 'Changed by mistake together with other rows; put back.',
    close: 'Done',
  },
};
