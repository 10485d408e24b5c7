import type { Post } from '#domain/post';
import { flag, optionalPerson, optionalText, people } from './codec.ts';
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
  },
});
