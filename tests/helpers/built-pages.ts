import { buildPages } from '#infra/local/build-pages';

/** Builds the pages once before the files that open them, so that no two of them build at once. */
export async function setup(): Promise<void> {
  await buildPages(() => undefined);
}
