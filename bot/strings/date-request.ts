import { countOfDays, longDate, type IsoDate } from '#domain/dates';
import type { PostView } from '#domain/view';
import { listOf, postName } from './words.ts';

/** Asking for a new due date, and answering. */
export const dateRequest = {
  title: (by: string, ref: string) => `${by} asks for a new date for ${ref}`,
  waiting: (ref: string) => `A new date is asked for ${ref}`,
  askedFor: 'Asked for',
  ifAgreed: 'Due, if agreed',
  dueNow: 'Due now',
  why: 'Reason',
  noReason: 'No reason was given.',
  later: (days: number) => (days > 0 ? `${countOfDays(days)} later` : `${countOfDays(-days)} earlier`),
  instead: {
    vacant:
      'Nobody who answers for this action holds their post, so the administrators are asked instead. Record who holds the post.',
    outOfReach: (posts: readonly PostView[]) =>
      `${listOf(posts.map(postName), 'or')} could not be asked: away with nobody standing in, or not allowed to see this plan. So the administrators are asked instead.`,
  },
  waitsFor: (posts: readonly PostView[]) =>
    posts.length > 0
      ? `It waits for ${listOf(posts.map(postName), 'or')}.`
      : 'Nobody who answers for this action holds their post: ask an administrator.',
  willAsk: (posts: readonly PostView[], to: IsoDate) =>
    posts.length > 0
      ? `Asks ${listOf(posts.map(postName), 'or')} to agree ${longDate(to)}. Until then the date stays as it is.`
      : `Asks the administrators to agree ${longDate(to)}, since nobody who answers for this action holds their post. Until then the date stays as it is.`,
  mustAgree: (posts: readonly PostView[]) =>
    posts.length > 0
      ? `A new date has to be agreed by ${listOf(posts.map(postName), 'or')}. Until then the date stays as it is.`
      : 'A new date has to be agreed by an administrator, since nobody who answers for this action holds their post.',
  asked: (posts: readonly PostView[]) =>
    posts.length > 0
      ? `${listOf(posts.map(postName), 'or')} is asked to agree it. The date stays as it is until then.`
      : 'Nobody who answers for this action holds their post, so the administrators are asked to agree it.',
  agree: (to: IsoDate) => `Agree ${longDate(to)}`,
  answerOtherwise: 'Another date or refuse',
  otherDateLabel: 'Another date you would agree to',
  reasonLabel: 'What you want to say; a refusal needs a reason',
  agreeThat: 'Agree this date',
  refuse: 'Refuse',
  withdraw: 'Withdraw the request',
  answer: 'Look at the request',
  pending: (by: string, to: IsoDate) => `${by} asks to move the date to ${longDate(to)}.`,
  otherDateMissing: 'Give the date you agree to, or agree the one asked for.',
  typed: (words: string) => `You had written: ${words}`,
  ended: {
    agreed: (ref: string, to: IsoDate) => `${ref} is now due ${longDate(to)}`,
    refused: (ref: string) => `The new date for ${ref} was refused`,
    withdrawn: (ref: string) => `The request for ${ref} was withdrawn`,
    lapsed: (ref: string) => `Nothing is left to answer about ${ref}`,
  },
  noLonger: 'no longer asked for',
  lapsed: 'The action was closed, its date moved, or another date was asked for since.',
  decided: (by: string, at: string) => `By ${by} on ${at}.`,
  askedBy: (by: string, to: IsoDate | null) =>
    to ? `${by} had asked for ${longDate(to)}.` : `${by} had asked.`,
  form: {
    title: (ref: string) => `A new date for ${ref}`,
    dateLabel: 'New due date',
    reasonLabel: 'Why does it move?',
    move: 'Move the date',
    ask: 'Ask for this date',
  },
} as const;
