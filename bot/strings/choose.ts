export const choose = {
  item: (ref: string) => `Which ${ref} do you mean?`,
  itemHint: 'Several things go by this ref.',
  action: (ref: string) => `Which action of ${ref} do you mean?`,
  actionHint: (ref: string) => `Next time you can type ${ref}/1 or ${ref}/2.`,
} as const;
