import type { ChatMessenger, Messenger } from '#workflows/messenger';
import type { NoticeMessenger } from '#workflows/tell-people';

/** Where no bot runs: whoever is told has heard, and nobody is in any chat. */
export const noMessenger: Messenger & NoticeMessenger & ChatMessenger = {
  send: () => Promise.resolve({ delivered: true }),
  tellSlips: () => Promise.resolve({ delivered: true }),
  tell: () => Promise.resolve({ delivered: true }),
  isMember: () => Promise.resolve(false),
  readersOf: () => Promise.resolve('unknown'),
  postRecord: () => Promise.resolve({ delivered: true }),
};
