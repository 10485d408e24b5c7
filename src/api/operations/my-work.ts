import { myWork, nudgeAnswer, nudgeRequest, undoAnswer, undoRequest } from '../contract/my-work.ts';
import type { Area } from './operation.ts';

export const myWorkArea: Area = {
  operations: [
    {
      method: 'get',
      path: '/my-work',
      summary: 'What waits for the person, what they have done this period, and how those below them stand.',
      answers: { 200: { description: 'Their work, the most urgent first.', schema: myWork } },
    },
    {
      method: 'post',
      path: '/undo',
      summary:
        'Takes back what the person wrote, each entry by one of its own. What somebody changed since stands. ' +
        'Repeats change nothing twice.',
      body: undoRequest,
      answers: { 200: { description: 'One outcome an entry that was found.', schema: undoAnswer } },
    },
    {
      method: 'post',
      path: '/nudges',
      summary:
        'Asks the owners of actions how it is going: one card each, at most once a day for an action. What goes ' +
        'wrong with one keeps nobody else from being asked.',
      body: nudgeRequest,
      answers: { 200: { description: 'What became of everybody who was to be asked.', schema: nudgeAnswer } },
    },
  ],
  schemas: { MyWork: myWork },
};
