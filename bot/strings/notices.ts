import { listOf } from './words.ts';

/** What people are told at once, because they asked or somebody waits for them. */
export const notices = {
  summary: {
    'date-asked': (ref: string, by: string) => `${by} asks for a new date for ${ref}`,
    'date-decided': (ref: string, by: string) => `${by} has answered your request for ${ref}`,
    'to-verify': (ref: string, by: string) => `${by} says that ${ref} is done: please check`,
    'closure-decided': (ref: string, by: string) => `${by} has checked ${ref}`,
    given: (ref: string, by: string) => `${by} has given you a new action: ${ref}`,
    nudge: (ref: string, by: string) => `${by} asks how ${ref} is going`,
    unreached: (ref: string) => `Nobody could be told about ${ref}`,
  },
  several: {
    'date-asked': (count: number) => `${count} new dates are asked for`,
    'date-decided': (count: number) => `${count} of your requests are answered`,
    'to-verify': (count: number) => `${count} actions are said to be done: please check the evidence`,
    'closure-decided': (count: number) => `${count} of your actions were checked`,
    given: (count: number) => `You have been given ${count} new actions`,
    nudge: (count: number) => `You are asked how ${count} actions are going`,
    unreached: (count: number) => `Nobody could be told about ${count} actions`,
  },
  mixed: (count: number) => `${count} actions have news for you`,
  more: (count: number) => `And ${count} more. They are under My work in the tab.`,
  unreached: {
    title: (ref: string) => `Nobody could be told about ${ref}`,
    sentence: (names: readonly string[], why: string) =>
      `${listOf(names)} could not be reached in Teams. ${why} Please ask them yourself.`,
  },
  given: {
    title: (ref: string) => `You have a new action: ${ref}`,
    hint: (by: string) => `Minuted by ${by}.`,
  },
  nudged: {
    title: (by: string, ref: string) => `${by} asks how ${ref} is going`,
    hint: 'A line is enough. Save it here, or answer in a message.',
    answered: (by: string, day: string) => `${by} has updated it since, on ${day}.`,
    done: (names: readonly string[], ref: string) => `${listOf(names)} has been asked how ${ref} is going.`,
    already: (names: readonly string[], ref: string) =>
      `${listOf(names)} was asked about ${ref} today already. Once a day is enough.`,
    nobody: (ref: string) =>
      `${ref} has no owner who can be asked: the post is vacant, or they are away with no deputy.`,
    unreached: (names: readonly string[], why: string) => `${listOf(names)} could not be reached. ${why}`,
    failed: (names: readonly string[], ref: string) =>
      `${listOf(names)} has not been asked about ${ref}: something went wrong on the way. Please try again in a minute.`,
    closed: (ref: string) => `${ref} is closed, so there is nothing to ask.`,
    forbidden: (ref: string) => `Only those who answer for ${ref} can ask its owner from here.`,
    own: (ref: string) => `${ref} is yours: there is nobody else to ask.`,
  },
} as const;
