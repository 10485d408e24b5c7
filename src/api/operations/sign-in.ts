import { signInSettings } from '../contract/sign-in.ts';
import type { Area } from './operation.ts';

export const signInArea: Area = {
  operations: [
    {
      method: 'get',
      path: '/sign-in',
      isPublic: true,
      summary: 'What a browser outside Teams needs to sign somebody in.',
      answers: { 200: { description: 'Public settings; there is no secret.', schema: signInSettings } },
    },
  ],
  schemas: {},
};
