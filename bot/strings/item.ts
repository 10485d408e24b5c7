import { ragLabel, type Rag } from '#domain/rag';
import type { PostView } from '#domain/view';
import { listOf, postName } from './words.ts';

export const item = {
  summary: (ref: string) => `${ref}: where it stands`,
  action: 'Action',
  owner: 'Owner',
  due: 'Due',
  status: 'Status',
  latest: 'Latest position',
  nothingSaid: 'Nothing has been said yet this period.',
  actions: 'Actions',
  note: 'Position',
  nothingYet: 'Nothing yet',
  evidence: 'Evidence',
  reason: 'Reason',
  moreActions: (count: number, ref: string) => `And ${count} more: type ${ref}/11, for example.`,
  was: (rag: Rag) => `rated ${ragLabel(rag)} last period`,
  update: 'Update',
  keepRag: (rag: Rag | null) => (rag ? `Keep ${ragLabel(rag)}` : 'Leave not rated'),
  keepAnyRag: 'Keep as it is',
  keepStatus: (label: string) => `Keep “${label}”`,
  ragLabel: 'RAG',
  statusLabel: 'Status',
  noteLabel: 'What has happened?',
  notePlaceholder: 'For example: policy drafted, chair to sign',
  evidenceUrlLabel: 'Link to evidence',
  evidenceUrlPlaceholder: 'https://',
  evidenceTitleLabel: 'What the link shows',
  dueDateLabel: 'New due date',
  reasonLabel: 'Reason, where one is needed',
  typed: (words: string) => `You had written: ${words}`,
  carried: 'What you had begun is below, and is saved with it.',
  mayNotUpdate: (ref: string, owners: readonly PostView[]) =>
    owners.length > 0
      ? `You can read ${ref} but not update it. ${listOf(owners.map(postName))} can.`
      : `You can read ${ref} but not update it.`,
} as const;
