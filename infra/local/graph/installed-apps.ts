import type { GraphRequest, GraphResponse } from './protocol.ts';
import { badRequest, methodNotAllowed, Refusal } from './refusal.ts';
import { isJsonObject } from './protocol.ts';

/** Apps that were put into people's Teams; forgotten when the server ends. */
export interface InstalledApps {
  /** Null when the request is about something else. @throws {Refusal} 409 it is there already */
  answer(request: GraphRequest): GraphResponse | null;
}

const place = /^\/users\/([^/]+)\/teamwork\/installedApps$/i;

export function installedApps(): InstalledApps {
  const installed = new Set<string>();
  return {
    answer(request) {
      const person = place.exec(request.path)?.[1]?.toLowerCase();
      if (person === undefined) return null;
      if (request.method !== 'POST') throw methodNotAllowed(['POST']);
      const app = isJsonObject(request.body) ? request.body['teamsApp@odata.bind'] : undefined;
      if (typeof app !== 'string') throw badRequest('teamsApp@odata.bind names the app.');
      const key = `${person} ${app}`;
      if (installed.has(key)) {
        throw new Refusal({ status: 409, code: 'Conflict', message: 'The app is installed already.' });
      }
      installed.add(key);
      return { status: 201 };
    },
  };
}
