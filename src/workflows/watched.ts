import type { WriteManyOptions } from '#sharepoint/store';

/** A long write that somebody watches. Stopped, it goes on from there when it is done again. */
export type Watched = Pick<WriteManyOptions, 'onProgress' | 'signal'>;

export type { WriteProgress } from '#sharepoint/store';
