import type { PostView } from '#domain/view';
import { listOf, postName } from './words.ts';

/** Checking the evidence before an action counts as done. */
export const verification = {
  title: (ref: string) => `${ref} is said to be done: please check the evidence`,
  instead: {
    vacant:
      'Nobody holds a post that checks evidence, so the administrators are told instead. Give a post that right, or record who holds it.',
    outOfReach: (posts: readonly PostView[]) =>
      `${listOf(posts.map(postName), 'or')} could not be told: away with nobody standing in, or not allowed to see this plan. So the administrators are told instead.`,
  },
  asked: 'What was asked',
  done: 'What was done',
  saidBy: (by: string, post: string | null, at: string) =>
    post && post !== by ? `${by}, ${post}, on ${at}` : `${by} on ${at}`,
  evidence: 'Evidence',
  noEvidence: 'No link was given.',
  moreEvidence: (count: number) => `And ${count} more in the tab.`,
  verify: 'Verify',
  sendBack: 'Send back',
  sendBackReasonLabel: 'What is missing? The owner reads this.',
  sendBackNow: 'Send back with this reason',
  reasonMissing: 'Say what is missing, so that the owner knows what to do.',
  check: 'Check the evidence',
  changed: (ref: string) => `${ref} changed after this card was sent. Look again before you decide.`,
  typed: (words: string) => `You had written: ${words}`,
  ended: {
    verified: (ref: string) => `${ref} is verified`,
    sentBack: (ref: string) => `${ref} was sent back`,
    open: (ref: string) => `${ref} does not wait for a check`,
  },
  by: (by: string, at: string) => `By ${by} on ${at}.`,
  standsAt: (status: string) => `Its status is now “${status}”.`,
  waitsFor: 'A verifier is told at once and checks the evidence.',
  nobodyVerifies:
    'No post checks evidence yet, so nobody can verify it. The administrators are told; ask them who should.',
  reopen: 'Reopen it',
  reopenReasonLabel: 'Why is it not done after all? The owner reads this.',
} as const;
