export const help = {
  title: 'What you can ask me',
  lines: [
    { say: 'my actions', gives: 'what you have to do, most urgent first' },
    { say: 'overdue', gives: 'what is late, yours and your people’s' },
    { say: 'GT8', gives: 'one item and where it stands' },
    { say: 'GT8 amber policy drafted, chair to sign', gives: 'rate it and say why' },
    { say: 'GT8 done https://…', gives: 'say it is done, with a link to the evidence' },
    { say: 'GT8 due 30 November because the audit moved', gives: 'move its date' },
  ],
  note: 'Use your own refs instead of GT8. You always see what I understood before anything is saved.',
} as const;

export const welcome = {
  title: (council: string) => `Golden Thread for ${council}`,
  sentence:
    'I keep the thread from a recommendation to the evidence that it was acted on. I will tell you when an action of yours is coming due or late, and you can answer here in a few words.',
} as const;
