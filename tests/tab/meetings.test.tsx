// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AgendaEntryView, MeetingView, MinuteView } from '#domain/meeting-view';
import { anItem, aPlan } from '#tests/helpers/tab-data';
import { openTabHost, type TabHost } from '#tests/helpers/tab-host';
import '../../tab/pages/Meeting.tsx';
import '../../tab/pages/Meetings.tsx';
import '../../tab/pages/PlanMeeting.tsx';
import { showTab } from './show-tab.tsx';

const first = anItem({ ref: 'GT8', rag: 'red' });
const second = anItem({ ref: 'GT9', rag: 'amber' });

let host: TabHost;
beforeEach(async () => {
  sessionStorage.clear();
  localStorage.clear();
  host = await openTabHost({ plans: [aPlan({ items: [first, second] })], details: new Map() });
});
afterEach(async () => {
  cleanup();
  await host.close();
});

function entryOf({ id, planId, planTitle, ref, text, rag }: typeof first): AgendaEntryView {
  return {
    ...{ itemId: id, planId, planTitle, ref, text, rag, theme: null, previousRag: null, baselineRag: null },
    ...{ movement: null, reasons: [{ kind: 'red', text: 'Red' }], state: 'waiting', presentedBy: null },
  };
}

const decided: MinuteView = {
  ...{ id: 'd-1', itemId: first.id, kind: 'decision', text: 'Bring it in house.', actionRef: null },
  ...{ actionId: null, owner: null, from: null, dueDate: null, by: 'Ruth Amos', takenBack: null },
  ...{ at: '2026-03-02T09:42:00.000Z', problem: null },
};

function aMeeting(values: Partial<MeetingView> = {}): MeetingView {
  return {
    ...{ id: 'm-1', title: 'Improvement Board', day: '2026-03-02', state: 'running' },
    plans: [{ id: first.planId, title: first.planTitle }],
    ...{ items: 2, discussed: 0, presenter: 'Priya Anand', isPresenter: true, mayRun: true },
    ...{ startedAt: '2026-03-02T09:30:00.000Z', endedAt: null, showsHidden: false },
    agenda: [entryOf(first), entryOf(second)],
    ...{ currentItemId: first.id, createdBy: 'Ruth Amos', createdAt: '2026-02-23T09:00:00.000Z' },
    ...{ minutes: [], eTag: '"1"' },
    ...values,
  };
}

const answer = (request: string, body: unknown, status = 200) =>
  host.state.instead.set(request, { status, body });
const stands = (meeting: MeetingView) => answer('GET /meetings/m-1', meeting);

function open(meeting: MeetingView) {
  stands(meeting);
  return showTab(host, '/meetings/m-1');
}

const item = (ref: string) => screen.findByRole('heading', { level: 2, name: new RegExp(`^${ref}`) });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('meetings', () => {
  it('say who can plan one while there is none', async () => {
    answer('GET /meetings', { meetings: [], mayPlan: [] });
    showTab(host, '/meetings');
    await screen.findByRole('heading', { name: 'No meetings yet' });
    expect(screen.queryByRole('button', { name: 'Plan a meeting' })).toBeNull();
    answer('GET /meetings', { meetings: [], mayPlan: [{ id: 'p-1', title: 'Audit plan' }] });
    await screen.findByRole('button', { name: 'Plan a meeting' });
  });

  it('are planned with the agenda they would have in view, and say what is missing', async () => {
    answer('GET /meetings', { meetings: [], mayPlan: [{ id: first.planId, title: first.planTitle }] });
    answer('POST /meetings/preview', { agenda: [entryOf(first)] });
    const user = showTab(host, '/meetings/new');
    const agenda = within(await screen.findByRole('region', { name: 'Agenda it would have' }));
    await agenda.findByText(/GT8/);
    await user.click(button('Plan this meeting'));
    await screen.findByText('Give the meeting a title, as its members call it.');
  });

  it('show their agenda before they start, to put in order by those who run them only', async () => {
    open(aMeeting({ state: 'planned', currentItemId: null, presenter: null, startedAt: null }));
    await screen.findByRole('button', { name: 'Start the meeting' });
    expect(button('Move GT8 down')).toBeTruthy();
    open(aMeeting({ state: 'planned', currentItemId: null, mayRun: false, isPresenter: false }));
    await screen.findByText(/^This meeting has not started yet\./);
    expect(screen.queryByRole('button', { name: /Start the meeting|Move GT8/ })).toBeNull();
  });
});

describe('a meeting that runs', () => {
  it('leaves every key to whoever is writing', async () => {
    const user = open(aMeeting());
    await item('GT8');
    await waitFor(() => expect(button('Decision').getAttribute('aria-disabled')).not.toBe('true'));
    fireEvent.keyDown(document.body, { key: 'd' });
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'What was decided' });
    await user.type(field, 'A date? F{ArrowLeft}{ArrowRight}');
    expect(field.value).toBe('A date? F');
    expect(screen.queryByRole('heading', { name: 'Keys' })).toBeNull();
  });

  it('leaves single letters alone where somebody has switched them off', async () => {
    localStorage.setItem('golden-thread-letter-keys', 'off');
    answer('POST /meetings/m-1/moves', aMeeting({ currentItemId: second.id, eTag: '"2"' }));
    open(aMeeting());
    await item('GT8');
    await waitFor(() => expect(button('Decision').getAttribute('aria-disabled')).not.toBe('true'));
    fireEvent.keyDown(document.body, { key: 'd' });
    expect(screen.queryByRole('textbox', { name: 'What was decided' })).toBeNull();
    stands(aMeeting({ currentItemId: second.id, eTag: '"2"' }));
    fireEvent.keyDown(document.body, { key: 'ArrowRight' });
    await item('GT9');
  });

  it('opens what was asked for by key as soon as the item is there, not what was typed after it', async () => {
    const address = `GET /items/${first.id}`;
    answer(address, { code: 'unavailable', message: 'Not now.' }, 503);
    open(aMeeting());
    await item('GT8');
    await waitFor(() => expect(button('Decision')).toBeTruthy());
    fireEvent.keyDown(document.body, { key: 'd' });
    fireEvent.keyDown(document.body, { key: 'a' });
    host.state.instead.delete(address);
    await screen.findByRole('textbox', { name: 'What was decided' }, { timeout: 10_000 });
    expect(screen.queryByRole('textbox', { name: 'What is to be done' })).toBeNull();
  });

  it('leaves an entry standing while its words are edited, and strikes it out when they are recorded', async () => {
    const struck = { ...decided, takenBack: { by: 'Priya Anand', at: '2026-03-02T09:45:00.000Z' } };
    const anew = { ...decided, id: 'd-2', text: 'Bring it in house by May.' };
    answer('POST /meetings/m-1/minutes/d-1/take-back', aMeeting({ minutes: [struck] }));
    answer('POST /meetings/m-1/minutes', aMeeting({ minutes: [struck, anew] }));
    const user = open(aMeeting({ minutes: [decided] }));
    await user.click(await screen.findByRole('button', { name: 'Edit this entry: Bring it in house.' }));
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'What was decided' });
    expect(field.value).toBe('Bring it in house.');
    expect(screen.queryByRole('button', { name: /^Edit this entry/ })).toBeNull();
    await user.click(button('Cancel'));
    await user.click(button('Discard'));
    expect(screen.queryByText(/Taken back/)).toBeNull();

    await user.click(button('Edit this entry: Bring it in house.'));
    await user.type(await screen.findByRole('textbox', { name: 'What was decided' }), '{Backspace} by May.');
    stands(aMeeting({ minutes: [struck, anew] }));
    await user.click(button('Record decision'));
    await screen.findByText('Recorded anew. The earlier entry is struck out.');
    await screen.findByText(/Taken back by Priya Anand/);
  });

  it('says what somebody else did first, and shows how it stands now', async () => {
    const theirs = aMeeting({
      currentItemId: second.id,
      eTag: '"2"',
      isPresenter: false,
      presenter: 'Dev Rao',
    });
    const message = 'Dev Rao moved the meeting on a moment before you.';
    answer('POST /meetings/m-1/moves', { code: 'item-changed', message, theirs }, 409);
    const user = open(aMeeting());
    await item('GT8');
    stands(theirs);
    await user.click(screen.getByRole('checkbox', { name: 'Discussed' }));
    await screen.findByText(message);
    await item('GT9');
    expect(screen.getByText('Dev Rao is presenting')).toBeTruthy();
  });

  it('says only that the room is at an item one may not see', async () => {
    open(aMeeting({ currentItemId: null, showsHidden: true, isPresenter: false, mayRun: false }));
    await screen.findByText(/an item from a plan that you may not see/);
    for (const name of ['Decision', 'End the meeting', 'Take over presenting']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });

  it('keeps the item on show while the server cannot be reached', async () => {
    open(aMeeting());
    await item('GT8');
    host.state.instead.set('GET /meetings/m-1', 'drop');
    await screen.findByText(/cannot be reached. This is what was loaded at/);
    await item('GT8');
  });

  it('turns to its end by itself when somebody else ends it', async () => {
    open(aMeeting({ isPresenter: false, mayRun: false, presenter: 'Dev Rao' }));
    await item('GT8');
    stands(aMeeting({ state: 'ended', currentItemId: null, isPresenter: false, mayRun: false, eTag: '"2"' }));
    await screen.findByRole('button', { name: 'Open the decision record' });
    expect(screen.queryByRole('button', { name: 'Open it again' })).toBeNull();
  });
});
