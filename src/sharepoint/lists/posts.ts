import type { PostEntry } from '#domain/post-change';
import type { Post } from '#domain/post';
import { flag, json, optionalPerson, optionalText, people } from './codec.ts';
import { defineList } from './define-list.ts';
import { title } from './title.ts';

export const posts = defineList<Post>({
  displayName: 'Posts',
  description: 'The roles that own actions, and who holds each of them now.',
  codecs: {
    title: title('Title'),
    holder: optionalPerson('Holder', 'Holder'),
    deputies: people('Deputies', 'Deputies'),
    managerPostId: optionalText('ManagerPostId', { displayName: 'Manager (post)' }),
    isVerifier: flag('IsVerifier', 'Verifies evidence'),
    isAdministrator: flag('IsAdministrator', 'Administers Golden Thread'),
    mergedIntoPostId: optionalText('MergedIntoPostId', { displayName: 'Merged into (post)' }),
    isRemoved: flag('IsRemoved', 'Removed'),
    lastChange: json<PostEntry | null>('LastChange', 'Last change', isEntry, null),
  },
});

function isEntry(parsed: unknown): boolean {
  const entry = parsed as Partial<PostEntry> | null | undefined;
  return typeof entry?.id === 'string' && typeof entry.by?.id === 'string' && Array.isArray(entry.changes);
}
