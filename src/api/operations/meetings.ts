import {
  agendaProposal,
  agendaRequest,
  meetingChanged,
  meetingChoices,
  meetingList,
  meetingParams,
  meetingRecord,
  meetingView,
  minuteParams,
  minuteRequest,
  moveRequest,
  newMeeting,
  posted,
  postRequest,
  recordQuery,
} from '../contract/meetings.ts';
import { inPath, inQuery, type Area } from './operation.ts';

const planned = { description: 'The meeting.', schema: meetingView };
const standing = { description: 'The meeting as it stands now.', schema: meetingView };
const overtaken = {
  description: 'Somebody else was first; nothing was written.',
  schema: meetingChanged,
};

export const meetingsArea: Area = {
  operations: [
    {
      method: 'get',
      path: '/meetings',
      summary: 'Meetings about plans the person may see: running ones, planned ones, then those that ended.',
      answers: { 200: { description: 'The meetings.', schema: meetingList } },
    },
    {
      method: 'post',
      path: '/meetings',
      summary: 'Plans a meeting; its agenda is what is off course in its plans. Repeats plan one.',
      body: newMeeting,
      answers: { 200: planned },
    },
    {
      method: 'post',
      path: '/meetings/preview',
      summary: 'The agenda that a meeting about these plans would have. Plans nothing.',
      body: agendaRequest,
      answers: { 200: { description: 'The agenda, most urgent first.', schema: agendaProposal } },
    },
    {
      method: 'get',
      path: '/meetings/{meetingId}',
      summary:
        'A meeting as it stands, without what the person may not see. It may be asked for every second: an ' +
        'answer is about a second old at most, whichever server gives it.',
      parameters: [inPath(meetingParams)],
      answers: { 200: planned },
    },
    {
      method: 'get',
      path: '/meetings/{meetingId}/choices',
      summary: 'Posts, items and people that whoever runs the meeting picks from.',
      parameters: [inPath(meetingParams)],
      answers: { 200: { description: 'The choices.', schema: meetingChoices } },
    },
    {
      method: 'post',
      path: '/meetings/{meetingId}/moves',
      summary: 'Moves the meeting on, if it still stands as the person saw it. Repeats move once.',
      parameters: [inPath(meetingParams)],
      body: moveRequest,
      answers: { 200: standing, 409: overtaken },
    },
    {
      method: 'post',
      path: '/meetings/{meetingId}/minutes',
      summary:
        'Minutes a decision, a new action or an agreed date, and does what follows from it. Repeats are ' +
        'minuted once.',
      parameters: [inPath(meetingParams)],
      body: minuteRequest,
      answers: {
        200: standing,
        409: {
          description: 'Somebody changed the item first; what was minuted came to nothing.',
          schema: meetingChanged,
        },
      },
    },
    {
      method: 'post',
      path: '/meetings/{meetingId}/minutes/{minuteId}/take-back',
      summary:
        'Strikes a minute out while the meeting runs, and takes back what followed from it. It is kept as ' +
        'struck out.',
      parameters: [inPath(minuteParams)],
      answers: { 200: standing },
    },
    {
      method: 'get',
      path: '/meetings/{meetingId}/record',
      summary: 'What the meeting decided; with a format, as a Word document or a page that stands alone.',
      parameters: [inPath(meetingParams), inQuery(recordQuery)],
      answers: { 200: { description: 'The decision record.', schema: meetingRecord } },
    },
    {
      method: 'post',
      path: '/meetings/{meetingId}/post',
      summary:
        'Posts the decision record into a chat the person is a member of, without anything of restricted ' +
        'plans. Repeats are posted once.',
      parameters: [inPath(meetingParams)],
      body: postRequest,
      answers: { 200: { description: 'It was posted.', schema: posted } },
    },
  ],
  schemas: {
    Meeting: meetingView,
    MeetingChanged: meetingChanged,
    MeetingList: meetingList,
    MeetingRecord: meetingRecord,
  },
};
