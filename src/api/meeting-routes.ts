import express, { type Response, type Router } from 'express';
import type { MeetingChoices, MeetingList, MeetingRecord, MeetingView } from '#domain/meeting-view';
import { exportMeetingRecord } from '#workflows/export-meeting-record';
import { listMeetings } from '#workflows/list-meetings';
import { moveMeetingOn, type MeetingOutcome } from '#workflows/move-meeting';
import type { ChatMessenger } from '#workflows/messenger';
import { planMeeting, proposeAgenda } from '#workflows/plan-meeting';
import { postMeetingRecord } from '#workflows/post-meeting-record';
import type { Services } from '#workflows/services';
import { showMeeting } from '#workflows/show-meeting';
import { showMeetingChoices } from '#workflows/show-meeting-choices';
import { showMeetingRecord } from '#workflows/show-meeting-record';
import { takeBackMinute } from '#workflows/take-back-minute';
import { minuteItem } from '#workflows/take-minute';
import type { ApiError } from './contract/failures.ts';
import {
  type AgendaProposal,
  agendaRequest,
  meetingParams,
  minuteParams,
  minuteRequest,
  moveRequest,
  newMeeting,
  type Posted,
  postRequest,
  recordQuery,
  type MeetingChanged,
} from './contract/meetings.ts';
import { personOf } from './locals.ts';
import { read } from './read-request.ts';
import { sendProblems } from './send-refusal.ts';
import { sendVersioned } from './send-versioned.ts';

/** Meetings that go through what is off course; operations/meetings.ts describes them. */
export function addMeetingRoutes(router: Router, services: Services, messenger: ChatMessenger): void {
  router.get('/meetings', async (request, response: Response<MeetingList>) => {
    const listed = await listMeetings(services, personOf(response));
    sendVersioned(request, response, listed.version, () => listed.list);
  });

  router.post('/meetings', json, async (request, response: Response<MeetingView>) => {
    const asked = read(newMeeting, request.body);
    response.json(await planMeeting(services, personOf(response), asked));
  });

  router.post('/meetings/preview', json, async (request, response: Response<AgendaProposal>) => {
    const { planIds } = read(agendaRequest, request.body);
    response.json({ agenda: await proposeAgenda(services, personOf(response), planIds) });
  });

  router.get('/meetings/:meetingId', async (request, response: Response<MeetingView>) => {
    const { meetingId } = read(meetingParams, request.params);
    const shown = await showMeeting(services, personOf(response), meetingId);
    sendVersioned(request, response, shown.version, () => shown.meeting);
  });

  router.get('/meetings/:meetingId/choices', async (request, response: Response<MeetingChoices>) => {
    const { meetingId } = read(meetingParams, request.params);
    const shown = await showMeetingChoices(services, personOf(response), meetingId);
    sendVersioned(request, response, shown.version, () => shown.choices);
  });

  router.post('/meetings/:meetingId/moves', json, async (request, response: Response<MeetingAnswer>) => {
    const { meetingId } = read(meetingParams, request.params);
    const asked = read(moveRequest, request.body);
    sendOutcome(response, await moveMeetingOn(services, { ...asked, meetingId, person: personOf(response) }));
  });

  router.post('/meetings/:meetingId/minutes', json, async (request, response: Response<MeetingAnswer>) => {
    const { meetingId } = read(meetingParams, request.params);
    const asked = read(minuteRequest, request.body);
    sendOutcome(response, await minuteItem(services, { ...asked, meetingId, person: personOf(response) }));
  });

  router.post(
    '/meetings/:meetingId/minutes/:minuteId/take-back',
    async (request, response: Response<MeetingAnswer>) => {
      const asked = read(minuteParams, request.params);
      sendOutcome(response, await takeBackMinute(services, { ...asked, person: personOf(response) }));
    },
  );

  router.get('/meetings/:meetingId/record', async (request, response: Response<MeetingRecord | Buffer>) => {
    const { meetingId } = read(meetingParams, request.params);
    const { format } = read(recordQuery, request.query);
    if (format) {
      const file = await exportMeetingRecord(services, personOf(response), meetingId, format);
      response.attachment(file.fileName).set('Cache-Control', 'private, no-store').send(file.bytes);
      return;
    }
    const shown = await showMeetingRecord(services, personOf(response), meetingId);
    sendVersioned<MeetingRecord | Buffer>(request, response, shown.version, () => shown.record);
  });

  router.post('/meetings/:meetingId/post', json, async (request, response: Response<Posted>) => {
    const { meetingId } = read(meetingParams, request.params);
    const asked = { ...read(postRequest, request.body), meetingId, person: personOf(response) };
    response.json({ message: await postMeetingRecord(services, messenger, asked) });
  });
}

const json = express.json({ limit: '1mb' });

type MeetingAnswer = MeetingView | MeetingChanged | ApiError;

function sendOutcome(response: Response<MeetingAnswer>, outcome: MeetingOutcome): void {
  if (outcome.ok) response.json(outcome.meeting);
  else if (outcome.reason === 'changed') {
    response.status(409).json({ code: 'item-changed', message: outcome.message, theirs: outcome.theirs });
  } else if (outcome.reason === 'forbidden') {
    response.status(403).json({ code: 'forbidden', message: outcome.message });
  } else sendProblems(response, outcome.problems);
}
