import { countOf } from '#domain/count-of';

export const postPickerStrings = {
  postPicker: {
    placeholder: 'Type a post or a name',
    vacant: 'nobody holds it',
    none: (typed: string) => `No post is called “${typed}”, and nobody of that name holds one.`,
    noPosts: 'There are no posts to choose from.',
    more: (n: number) => `${countOf(n, 'more post')}. Type more of the title or the name.`,
    remove: (title: string) => `Remove ${title}`,
    chosen: (label: string) => `${label}: chosen`,
  },
};
