import { statusLabels } from '#domain/status';
import { updatedFieldLabels } from '#domain/update';
import { answers } from './answers.ts';
import { batch } from './batch.ts';
import { buttons } from './buttons.ts';
import { choose } from './choose.ts';
import { dateRequest } from './date-request.ts';
import { dialogs } from './dialogs.ts';
import { digest } from './digest.ts';
import { help, welcome } from './help.ts';
import { extension } from './extension.ts';
import { item } from './item.ts';
import { lists } from './lists.ts';
import { notices } from './notices.ts';
import { problem } from './problem.ts';
import { record } from './record.ts';
import { slips } from './slips.ts';
import { reading } from './reading.ts';
import { undo } from './undo.ts';
import { cancelled, confirm, conflict, saved } from './update.ts';
import { verification } from './verification.ts';
import { evidence } from './evidence.ts';

/** Every word the bot says, a file for each area, so that another language is one more folder. */
export const strings = {
  botName: 'Golden Thread',
  cannotShow:
    'Golden Thread has something for you that this version of Teams cannot show. Please update Teams.',
  statuses: statusLabels,
  fields: updatedFieldLabels,
  ...{ answers, batch, buttons, cancelled, choose, confirm, conflict, digest, help, item, lists, problem },
  ...{ reading, record, saved, slips, undo, welcome },
  ...{ dateRequest, dialogs, evidence, extension, notices, verification },
} as const;

export { refusals, type Refusal } from './refusals.ts';
export { dateOrNone, dueWords, firstDateWords, postName, ragChoices, ragWords } from './words.ts';
