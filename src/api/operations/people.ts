import { meView } from '../contract/people.ts';
import type { Area } from './operation.ts';

export const peopleArea: Area = {
  operations: [
    {
      method: 'get',
      path: '/me',
      summary: 'Who is asking, and what day it is.',
      answers: { 200: { description: 'The person.', schema: meView } },
    },
  ],
  schemas: {
    Me: meView,
  },
};
