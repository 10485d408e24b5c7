import { dateFormCard } from '#bot/cards/date-form-card';
import { dateRequestCard } from '#bot/cards/date-request-card';
import type { AdaptiveCard } from '#bot/cards/elements';
import { evidenceCard } from '#bot/cards/evidence-card';
import { noticeCard } from '#bot/cards/notice-card';
import { updateDialog } from '#bot/cards/update-dialog';
import { verifyCard } from '#bot/cards/verify-card';
import type { CardChange } from '#bot/cards/verbs';
import type { Notice } from '#domain/notice';
import type {
  ActionView,
  DateRequestView,
  EvidenceView,
  ItemDetail,
  ItemView,
  UpdateView,
} from '#domain/view';
import { anItemDetail, aPostView } from './views.ts';

type Word = (ordinary: string) => string;

/** The cards that show how something stands when they are looked at, filled with the words that `word` makes. */
export function liveCardGallery(
  word: Word,
  { item, action, draft }: { item: ItemView; action: ActionView; draft: CardChange },
): Record<string, AdaptiveCard> {
  const tabUrl = 'https://teams.microsoft.com/l/entity/app/plans';
  const request: DateRequestView = {
    ...{ id: 'q-1:a:date', from: action.due.end, to: '2026-11-30', at: '2026-03-02T09:41:00Z' },
    reason: word('The external audit moved to the autumn, and the code needs its findings.'),
    by: word('Priya Anand'),
    ...{ askedOf: [], mayDecide: true, mayWithdraw: false },
  };
  const director = aPostView(word('Director of Resources'), word('Martin Osei'));
  const detail = aDetail(word, item, action);
  const asked = { ...action, dateRequest: request };
  const withAction = (shown: ActionView): { item: ItemDetail; action: ActionView; tabUrl: string } => ({
    item: { ...detail, actions: [shown] },
    ...{ action: shown, tabUrl },
  });
  const asOwner = withAction({
    ...action,
    dateAgreedBy: [director],
    dateRequest: { ...request, mayDecide: false, mayWithdraw: true },
  });
  const done: ActionView = {
    ...action,
    ...{ status: 'implemented', dueState: 'closed', daysLate: 0, mayUpdate: false },
    mayBecome: ['in-progress', 'implemented', 'verified'],
  };
  const requestId = request.id;
  return {
    'date-request': dateRequestCard({ ...withAction(asked), requestId }),
    'date-request-as-asker': dateRequestCard({ ...asOwner, requestId }),
    'date-request-without-reason': dateRequestCard({
      ...withAction(asked),
      requestId,
      draft: { dueDate: '2026-09-30' },
      problems: [word('Say why 30 November 2026 is refused; Priya Anand will read it.')],
    }),
    'date-request-too-late': dateRequestCard({
      ...withAction(action),
      requestId,
      problems: [word('30 November 2026 was already agreed by Helena Marsh on 3 March 2026.')],
      typed: word('The regulator expects it in March.'),
    }),
    'date-form': dateFormCard(withAction({ ...action, dateAgreedBy: [director] })),
    check: verifyCard(withAction(done)),
    'check-send-back': verifyCard({
      ...withAction(done),
      draft: { reason: draft.reason },
      problems: [word('GT8 changed after this card was sent. Look again before you decide.')],
    }),
    'check-verified': verifyCard({
      ...withAction({ ...done, status: 'verified', mayBecome: ['in-progress', 'verified'] }),
      typed: word('The link shows a draft.'),
    }),
    'check-without-evidence': verifyCard({
      ...withAction(done),
      item: { ...detail, evidence: [], actions: [done] },
    }),
    evidence: evidenceCard({ item: detail, action, page: 1, tabUrl }),
    'evidence-last-page': evidenceCard({ item: detail, action: null, page: 99, tabUrl }),
    'evidence-none': evidenceCard({ item: { ...detail, evidence: [] }, action, page: 1, tabUrl: null }),
    ...noticeGallery(word, [asked, done, action].map(withAction)),
    'dialog-update': updateDialog({ dialog: 'update', item: detail, action: asOwner.action, message: 'm-1' }),
    'dialog-update-changed': updateDialog({
      ...{ dialog: 'update', item: detail, action, message: null, draft, isChanged: true },
      problems: [word('To reopen a closed action, say why.')],
    }),
    'dialog-date': updateDialog({ dialog: 'date', item: detail, action: asOwner.action, message: null }),
  };
}

function aDetail(word: Word, item: ItemView, action: ActionView): ItemDetail {
  const evidence: EvidenceView[] = Array.from({ length: 11 }, (_, index) => ({
    id: `e-${index}`,
    title: word(
      index === 0 ? 'Reviewed code of conduct, approved by full council' : `Register of training ${index}`,
    ),
    url:
      index === 1
        ? word('javascript:alert(1)')
        : `https://netherwell.sharepoint.com/sites/gov/${'Folder/'.repeat(index)}Code%20of%20conduct.docx`,
    by: word('Priya Anand'),
    at: '2026-03-01T15:00:00Z',
  }));
  const said = (id: string, by: string, status: string, before: string, note: string): UpdateView => ({
    ...{ id, at: '2026-03-02T09:41:00Z', from: 'chat', actionRef: action.ref },
    by: word(by),
    post: word('Head of Finance'),
    note: word(note),
    changes: [{ field: 'status', before, after: status }],
  });
  return anItemDetail({
    ...item,
    actions: [action],
    evidence,
    documentEvidence: word('Minutes of the standards committee, 14 January.'),
    history: [
      said('q-2:a', 'Ruth Ellery', 'verified', 'implemented', 'Seen in the minutes of full council.'),
      said(
        'q-1:a',
        'Priya Anand',
        'implemented',
        'in-progress',
        'Adopted on 26 February; all members are trained.',
      ),
      { ...said('q-1:a:date:agreed', 'Helena Marsh', '', '', 'Asked for before purdah.'), changes: [] },
      {
        ...said('m-1:a', 'Martin Osei', '', '', 'Agreed at Improvement Board, 2 March 2026.'),
        ...{ from: 'meeting', changes: [{ field: 'text', before: null, after: word('Publish the code.') }] },
      },
    ],
    dateChanges: [
      {
        ...{
          id: 'q-1:a:date',
          actionRef: action.ref,
          from: action.due.end,
          to: '2026-11-30',
          state: 'agreed',
        },
        ...{ by: word('Priya Anand'), at: '2026-03-02T09:41:00Z', reason: null },
        ...{ decidedBy: word('Helena Marsh'), decidedAt: '2026-03-03T10:00:00Z' },
      },
    ],
    verifiers: [aPostView(word('Head of Internal Audit'), word('Ruth Ellery'))],
  });
}

function noticeGallery(
  word: Word,
  shown: readonly { item: ItemDetail; action: ActionView }[],
): Record<string, AdaptiveCard> {
  const tabUrl = () => 'https://teams.microsoft.com/l/entity/app/plans';
  const reader = { id: 'person-1', name: word('Priya Anand') };
  const [asked, done, late] = shown.map((one): Notice => ({
    ...one,
    kind: 'nudge',
    by: word('Martin Osei'),
    ...{ at: '2026-03-02T09:41:00Z', entryId: 'm-1:a' },
    note: word('Agreed at Improvement Board, 2 March 2026.'),
    requestId: one.action.dateRequest?.id ?? null,
    isInstead: true,
    unreached: {
      names: [word('Ruth Ellery'), word('Ben Adeyemi')],
      reason: word('They have removed Golden Thread from Teams.'),
    },
  })) as [Notice, Notice, Notice];
  const many = Array.from({ length: 500 }, (_, index): Notice[] => [
    { ...asked, kind: 'date-asked' },
    { ...done, kind: 'to-verify' },
    { ...late, kind: index % 2 === 0 ? 'nudge' : 'unreached' },
  ]).flat();
  return {
    'notice-date-asked-instead': noticeCard(reader, [{ ...asked, kind: 'date-asked' }], tabUrl),
    'notice-no-verifier': noticeCard(reader, [{ ...done, kind: 'to-verify' }], tabUrl),
    'notice-given': noticeCard(reader, [{ ...late, kind: 'given' }], tabUrl),
    'notice-nudge': noticeCard(reader, [{ ...late, kind: 'nudge' }], tabUrl),
    'notice-unreached': noticeCard(reader, [{ ...late, kind: 'unreached' }], tabUrl),
    'notice-several': noticeCard(reader, many, tabUrl),
  };
}
