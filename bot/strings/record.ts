/** A meeting's decision record in a chat. */
export const record = {
  summary: (title: string) => `Decisions of ${title}`,
  kind: (day: string) => `Decision record · ${day}`,
  decided: 'What was decided',
  nothing: 'Nothing was minuted.',
  leftOver: 'Left over',
  more: (count: string) => `${count} more in the tab.`,
  open: 'Open the record',
  postedBy: (name: string) => `Posted by ${name}.`,
};
