/** A thing to type, and what it gives. */
interface Example {
  say: string;
  gives: string;
}

const updating: readonly Example[] = [
  { say: 'GT8 amber policy drafted, with legal', gives: 'rate it and say why' },
  { say: 'GT8 done https://…', gives: 'say it is done, with a link to the evidence' },
  { say: 'GT8 due 30 November because the audit moved', gives: 'move its date' },
  { say: 'GT8 same as last time', gives: 'say that nothing has changed' },
  {
    say: 'GT8 amber, GT9 and GT10 green',
    gives: 'several at once; also “GT8 to GT12 green”, or a line each',
  },
  { say: 'undo', gives: 'take back what you saved last' },
  { say: 'snooze GT8 for a week', gives: 'let it rest' },
];

const asking: readonly Example[] = [
  { say: 'my actions', gives: 'what you have to do, most urgent first' },
  { say: 'overdue', gives: 'what is late, yours and your people’s' },
  { say: 'due this month', gives: 'what is coming; also “next month” or “before 31 March”' },
  {
    say: 'what’s red in finance?',
    gives: 'also: slipped, no update, overdue; in a plan, a theme or a post, or for somebody',
  },
  { say: 'how is GT8?', gives: 'one item; also “who owns GT8” and “what changed since Monday”' },
  { say: 'my settings', gives: 'when you hear from me; also “remind me at 9”, “I’m away until 5 May”' },
];

export const help = {
  title: 'What you can ask me',
  updating: { title: 'To update', lines: updating },
  asking: { title: 'To ask', lines: asking },
  note: 'Use your own refs instead of GT8; the order of the words does not matter. You always see what I understood before anything is saved.',
} as const;

export const welcome = {
  title: (council: string) => `Golden Thread for ${council}`,
  sentence:
    'I keep the thread from a recommendation to the evidence that it was acted on. I will tell you when an action of yours is coming due or late, and you can answer here in a few words.',
  lines: [...asking.slice(0, 2), ...updating.slice(0, 3)],
} as const;
