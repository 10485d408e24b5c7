/** What people are told at once, because somebody waits for them or has answered them. */
export const noticeLabels = {
  'date-asked': 'New date asked for',
  'date-decided': 'Answer about a date',
  'to-verify': 'Evidence to check',
  'closure-decided': 'Evidence checked',
  given: 'New action',
  nudge: 'Nudge',
  unreached: 'Nobody could be told',
} as const;

export type NoticeKind = keyof typeof noticeLabels;

export function isNoticeKind(stage: string): stage is NoticeKind {
  return Object.hasOwn(noticeLabels, stage);
}
