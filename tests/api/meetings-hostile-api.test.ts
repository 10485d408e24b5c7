import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { chief, director, officer, openMeetingHouse, type MeetingHouse } from '#tests/helpers/meeting-house';

let house: MeetingHouse;
beforeAll(async () => {
  house = await openMeetingHouse();
});
afterAll(() => house.close());

describe('a meeting, whatever is sent', () => {
  it('leaves no word of a hidden plan in lists, exports or what is posted', async () => {
    const { app, send, see, givenARunningMeeting, move, moveBody, minute } = house;
    const meeting = await givenARunningMeeting();
    await minute(meeting, 'p-2:SEC1', { kind: 'decision', text: 'Refer it to the police.' });
    await move(await see(meeting.id, chief), { kind: 'end' });
    const html = await app.ask(`/api/v1/meetings/${meeting.id}/record?format=html`, director);
    const docx = await app.ask(`/api/v1/meetings/${meeting.id}/record?format=docx`, director);
    const files = unzipSync(new Uint8Array(await docx.arrayBuffer()));
    const texts = [
      await html.text(),
      await (await app.ask('/api/v1/meetings', director)).text(),
      ...Object.values(files).map((file) => strFromU8(file)),
    ];
    for (const secret of ['SEC1', 'Inquiry', 'police']) {
      expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    }
    const body = { id: crypto.randomUUID(), conversationId: '19:elsewhere@thread.v2' };
    const posts = [officer, director].map((as) => send(`/meetings/${meeting.id}/post`, as, body));
    expect((await Promise.all(posts)).map(({ status }) => status)).toEqual([403, 403]);
    const secretOne = await givenARunningMeeting(['p-2']);
    for (const path of ['', '/record', '/record?format=docx', '/choices']) {
      expect((await app.ask(`/api/v1/meetings/${secretOne.id}${path}`, director)).status).toBe(404);
    }
    for (const [path, sent] of [
      ['moves', moveBody(secretOne, { kind: 'end' })],
      ['minutes', { ...decision('No.'), itemId: 'p-2:SEC1' }],
      ['post', body],
    ] as const) {
      expect((await send(`/meetings/${secretOne.id}/${path}`, director, sent)).status).toBe(404);
    }
  });

  const decision = (text: string, id: string = crypto.randomUUID()) => ({
    ...{ id, itemId: 'p-1:GT1' },
    minute: { kind: 'decision', text },
  });

  it('cannot pass for what somebody else recorded, nor strike that out, by taking its id', async () => {
    const { send, see, givenARunningMeeting, minute, itemOf } = house;
    const secretOne = await givenARunningMeeting(['p-2']);
    const { minutes } = await minute(secretOne, 'p-2:SEC1', { kind: 'decision', text: 'Refer it.' });
    const id = minutes[0]!.id;
    const meeting = await givenARunningMeeting(['p-1']);
    const refused = await send(`/meetings/${meeting.id}/minutes`, director, decision('Mine.', id));
    expect(refused.status).toBe(422);
    const back = await send(`/meetings/${meeting.id}/minutes/${id}/take-back`, director, {});
    expect(back.status).toBe(422);
    const { decisions } = await itemOf('p-2:SEC1');
    expect(decisions.map(({ text }) => text)).toContain('Refer it.');
    // Nor is a meeting replaced by planning another one under its id.
    const again = { id: secretOne.id, title: 'Mine', day: '2026-03-02', planIds: ['p-1'] };
    expect((await send('/meetings', director, again)).status).toBe(404);
    expect((await see(secretOne.id, chief)).title).toBe('Improvement Board');
  });

  it('is words and nothing else: markup, odd characters and all, in every form of the record', async () => {
    const { app, send, givenARunningMeeting, moveBody } = house;
    const meeting = await givenARunningMeeting(['p-1']);
    const nasty = '<img src=x onerror=alert(1)> **bold** [x](javascript:x) \u202e\u0000\u000b\ufffe\ud83d 👩🏽‍🚒';
    const sent = await send(`/meetings/${meeting.id}/minutes`, chief, decision(nasty));
    expect(sent.status, await sent.clone().text()).toBe(200);
    const html = await (await app.ask(`/api/v1/meetings/${meeting.id}/record?format=html`, chief)).text();
    expect(html).not.toContain('<img');
    expect(html).toContain('👩🏽‍🚒');
    const docx = await app.ask(`/api/v1/meetings/${meeting.id}/record?format=docx`, chief);
    const xml = strFromU8(unzipSync(new Uint8Array(await docx.arrayBuffer()))['word/document.xml']!);
    expect(xml).toContain('&lt;img');
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    const refusals = await Promise.all([
      send(`/meetings/${meeting.id}/minutes`, chief, decision('x'.repeat(10_000_000))),
      send(`/meetings/${meeting.id}/minutes`, chief, decision('x'.repeat(4_001))),
      send(`/meetings/${meeting.id}/minutes`, chief, decision(' \n ')),
      send(`/meetings/${meeting.id}/minutes`, chief, { ...decision('x'), itemId: '__proto__' }),
      send(`/meetings/${meeting.id}/moves`, chief, moveBody(meeting, { kind: 'go', itemId: 'constructor' })),
      send(`/meetings/${meeting.id}/minutes/${'%00'}/take-back`, chief, {}),
      app.ask('/api/v1/meetings/%E0%A4%A', chief),
      app.ask(`/api/v1/meetings/${meeting.id}/record?format=exe`, chief),
    ]);
    expect(refusals.map(({ status }) => status)).toEqual([413, 400, 400, 422, 422, 422, 400, 400]);
  });

  it('is said plainly when the meeting ended, or its plan was archived, while somebody was writing', async () => {
    const { app, replica, send, see, givenARunningMeeting, moveBody } = house;
    const meeting = await givenARunningMeeting(['p-1']);
    const [ended, minuted] = await Promise.all([
      send(`/meetings/${meeting.id}/moves`, director, moveBody(meeting, { kind: 'end' }), replica),
      send(`/meetings/${meeting.id}/minutes`, chief, decision('In the same moment.')),
    ]);
    expect(ended.status).toBe(200);
    const isIn = (await see(meeting.id, chief)).minutes.length === 1;
    expect(minuted.status).toBe(isIn ? 200 : 422);

    const other = await givenARunningMeeting(['p-1']);
    const plan = (await app.store.snapshot()).get('plans', 'p-1')!;
    const archived = await app.store.update('plans', { ...plan.value, state: 'archived' }, plan.eTag);
    const answers = await Promise.all([
      send(`/meetings/${other.id}/minutes`, chief, decision('Too late.')),
      send(`/meetings/${other.id}/moves`, chief, moveBody(other, { kind: 'end' })),
      app.ask(`/api/v1/meetings/${other.id}`, officer),
      app.ask(`/api/v1/meetings/${other.id}/record?format=docx`, chief),
      app.ask('/api/v1/meetings', chief),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 200]);
    await app.store.update('plans', plan.value, archived.eTag);
    expect((await see(other.id, chief)).minutes).toEqual([]);
  });
});
