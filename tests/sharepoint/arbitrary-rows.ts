import fc from 'fast-check';
import { columnMeanings } from '#domain/column-meaning';
import { statuses } from '#domain/status';
import { rags } from '#domain/rag';
import type { Entities, ListName } from '#sharepoint/entities';

/** Any value the product could hold: odd Unicode, quotes, line breaks and emptiness included. */

// SharePoint stores no XML control characters and hears no difference between "\r\n" and "\n".

const storable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u;
const words = (maxLength: number) =>
  fc
    .oneof(fc.string({ unit: 'grapheme', maxLength }), fc.string({ unit: 'binary', maxLength }), fc.lorem())
    .map((value) => value.slice(0, maxLength))
    .filter((value) => !storable.test(value));

const line = words(255).filter((value) => value !== '');
const prose = words(5_000);
const filledProse = prose.filter((value) => value !== '');
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const id = fc.stringMatching(/^[a-z0-9:-]{1,60}$/);
const ids = fc.array(id, { maxLength: 5 });
const texts = fc.array(
  line.filter((value) => !value.includes('\n') || !value.startsWith(' ')),
  { maxLength: 4 },
);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const count = fc.nat({ max: 10_000 });
const person = fc.record({ id: fc.uuid(), name: line });
const rag = fc.constantFrom(...rags);
const dueDate = fc.record({
  text: prose,
  kind: fc.constantFrom('by', 'from', 'range', 'ongoing', 'none'),
  start: maybe(day),
  end: maybe(day),
  precision: maybe(fc.constantFrom('day', 'month', 'quarter', 'season', 'year')),
});
const entry = {
  id,
  at: instant,
  by: person,
  postId: maybe(id),
  from: fc.constantFrom('chat', 'tab', 'meeting', 'import', 'sharepoint'),
  note: maybe(filledProse),
  changes: fc.array(
    fc.record({
      field: fc.constantFrom('rag', 'narrative', 'status', 'dueDate', 'progress', 'owners', 'evidence'),
      before: maybe(prose),
      after: maybe(prose),
    }),
    { maxLength: 3 },
  ),
  evidence: maybe(fc.record({ title: prose, url: fc.webUrl() })),
} as const;

const settingEntry = {
  id,
  at: instant,
  by: person,
  changes: fc.array(
    fc.record({ field: fc.constantFrom('title', 'readers', 'state'), before: prose, after: prose }),
    { maxLength: 3 },
  ),
} as const;

const postEntry = {
  id,
  at: instant,
  by: person,
  changes: fc.array(
    fc.record({
      field: fc.constantFrom('title', 'holder', 'manager'),
      before: maybe(prose),
      after: maybe(prose),
    }),
    { maxLength: 3 },
  ),
} as const;

export const arbitraryRows = {
  plans: fc.record({
    id,
    title: prose,
    source: fc.constantFrom('external-audit', 'peer-challenge', 'other'),
    state: fc.constantFrom('importing', 'live', 'archived'),
    ragKey: fc.array(fc.record({ rag: fc.constantFrom(...rags, 'none' as const), meaning: prose }), {
      maxLength: 4,
    }),
    reminderStages: fc.record({
      daysBefore: fc.array(fc.nat({ max: 365 }), { maxLength: 4 }).map((days) => days.sort((a, b) => b - a)),
      daysBetweenLate: count,
      escalateAfterDays: count,
      sponsorAfterDays: count,
    }),
    stagesChangedOn: maybe(day),
    sponsorPostId: maybe(id),
    readerPostIds: maybe(ids),
    ownersMayMoveDates: fc.boolean(),
    sourceFile: maybe(fc.record({ name: line, sha256: fc.stringMatching(/^[0-9a-f]{64}$/) })),
    importedAt: instant,
    lastChange: maybe(fc.record(settingEntry)),
  }),
  themes: fc.record({
    id,
    planId: id,
    order: count,
    ref: line,
    title: prose,
    leadPostIds: ids,
    summary: maybe(filledProse),
  }),
  recommendations: fc.record({
    id,
    planId: id,
    themeId: maybe(id),
    parentId: maybe(id),
    order: count,
    key: line,
    refs: texts,
    kind: fc.constantFrom('recommendation', 'governance-issue', 'success-criterion'),
    text: prose,
    level: maybe(fc.constantFrom('statutory', 'key', 'improvement')),
    priority: maybe(fc.constantFrom('high', 'medium', 'low')),
    response: maybe(filledProse),
    documentEvidence: maybe(filledProse),
    impact: maybe(filledProse),
    background: maybe(filledProse),
    figures: fc.array(fc.record({ count: fc.nat(), label: prose, of: maybe(fc.nat()) }), { maxLength: 3 }),
    leadMemberPostIds: ids,
    accountablePostIds: ids,
    rag: maybe(rag),
    narrative: maybe(filledProse),
    ratedAt: maybe(instant),
    lastUpdate: maybe(fc.record(entry)),
  }),
  actions: fc.record({
    id,
    planId: id,
    recommendationId: id,
    order: count,
    text: prose,
    ownerPostIds: ids,
    accountablePostIds: ids,
    due: dueDate,
    firstDueDate: maybe(day),
    timesMoved: count,
    status: fc.constantFrom(...statuses),
    progress: maybe(filledProse),
    closedAt: maybe(instant),
    lastUpdate: maybe(fc.record(entry)),
  }),
  posts: fc.record({
    id,
    title: prose,
    holder: maybe(person),
    deputies: fc.array(person, { maxLength: 3 }),
    managerPostId: maybe(id),
    isVerifier: fc.boolean(),
    isAdministrator: fc.boolean(),
    mergedIntoPostId: maybe(id),
    isRemoved: fc.boolean(),
    lastChange: maybe(fc.record(postEntry)),
  }),
  postChanges: fc.record({ ...postEntry, postId: id }),
  periods: fc.record({
    id,
    planId: id,
    order: count,
    label: prose,
    kind: fc.constantFrom('baseline', 'previous', 'current'),
    cutOff: maybe(day),
    closedAt: maybe(instant),
    lastChange: maybe(fc.record(settingEntry)),
  }),
  ratings: fc.record({
    id,
    planId: id,
    recommendationId: id,
    periodId: id,
    rag: maybe(rag),
    narrative: maybe(filledProse),
  }),
  updates: fc.record({ ...entry, planId: id, recommendationId: id, actionId: maybe(id) }),
  evidence: fc.record({
    id,
    planId: id,
    recommendationId: id,
    actionId: maybe(id),
    title: prose,
    url: fc.webUrl(),
    addedBy: person,
    addedAt: instant,
  }),
  dateChanges: fc.record({
    id,
    planId: id,
    actionId: id,
    from: maybe(day),
    to: day,
    reason: maybe(filledProse),
    state: fc.constantFrom('requested', 'agreed', 'refused'),
    requestedBy: person,
    requestedAt: instant,
    decidedBy: maybe(person),
    decidedAt: maybe(instant),
  }),
  decisions: fc.record({
    id,
    planId: id,
    recommendationId: id,
    text: prose,
    meeting: prose,
    meetingDate: day,
    meetingId: maybe(id),
    recordedBy: person,
    recordedAt: instant,
    takenBackAt: maybe(instant),
  }),
  reminders: fc.record({
    id,
    personId: fc.uuid(),
    personName: line,
    recommendationId: maybe(id),
    actionId: maybe(id),
    stage: fc.constantFrom(
      'before-28',
      'due-today',
      'late-8',
      'escalated-14',
      'sponsor',
      'slipped',
      'card',
      'digest',
    ),
    day,
    claimedAt: instant,
    claimedBy: line,
    sentAt: maybe(instant),
    failure: maybe(filledProse),
  }),
  conversations: fc.record({
    id: fc.uuid(),
    reference: fc.json(),
    personName: line,
    state: fc.constantFrom('reachable', 'blocked', 'removed'),
    updatedAt: instant,
  }),
  preferences: fc.record({
    id: fc.uuid(),
    personName: line,
    hour: fc.integer({ min: 8, max: 17 }),
    digestWeekday: maybe(fc.constantFrom('monday', 'friday')),
    onlyOverdue: fc.boolean(),
    pausedUntil: maybe(day),
    awayUntil: maybe(day),
    snoozes: fc.array(fc.record({ actionId: id, dueDate: day, until: day }), { maxLength: 3 }),
    updatedAt: instant,
  }),
  headings: fc.record({
    id,
    heading: line,
    meaning: maybe(fc.constantFrom(...columnMeanings)),
    setBy: person,
    setAt: instant,
  }),
  settings: fc.record({ id, value: prose }),
  views: fc.record({
    id: fc.uuid(),
    planId: id,
    name: line,
    params: prose,
    owner: person,
    isShared: fc.boolean(),
    changedBy: person,
    changedAt: instant,
    deletedAt: maybe(instant),
  }),
  meetings: fc.record({
    id: fc.uuid(),
    title: prose,
    day,
    planIds: ids,
    state: fc.constantFrom('planned', 'running', 'ended', 'cancelled'),
    agenda: fc.array(
      fc.record({
        itemId: id,
        planId: id,
        reasons: fc.array(
          fc.record({ kind: fc.constantFrom('red', 'overdue', 'date-request', 'added'), text: prose }),
          { maxLength: 3 },
        ),
        state: fc.constantFrom('waiting', 'discussed', 'left'),
        presentedBy: maybe(person),
      }),
      { maxLength: 3 },
    ),
    currentItemId: maybe(id),
    presenter: maybe(person),
    startedAt: maybe(instant),
    endedAt: maybe(instant),
    createdBy: person,
    createdAt: instant,
    minutes: fc.array(
      fc.record({
        id,
        ...{ itemId: id, planId: id, by: person, at: instant },
        takenBack: maybe(fc.record({ by: person, at: instant })),
        problem: maybe(filledProse),
        kind: fc.constant('decision'),
        text: prose,
      }),
      { maxLength: 3 },
    ),
    posts: fc.array(
      fc.record({ id, conversationId: line, by: person, at: instant, sentAt: maybe(instant) }),
      { maxLength: 2 },
    ),
    revision: count,
    recentMoveIds: ids,
  }),
  settingChanges: fc.record({ ...settingEntry, planId: id }),
} satisfies { [L in ListName]: fc.Arbitrary<Entities[L]> };
