import { afterEach, expect, it, vi } from 'vitest';
import { NotFoundError } from '#domain/errors';
import { createReadiness, type Readiness } from '#server/readiness';

let readiness: Readiness;
afterEach(() => readiness.stop());

function started(check: () => Promise<string[]>) {
  const told = { onReady: vi.fn(), onNotReady: vi.fn() };
  readiness = createReadiness({ check, ...told, retryMs: 5 });
  readiness.start();
  return told;
}

it('is not ready before anything was checked', () => {
  started(() => new Promise(() => undefined));
  expect(readiness.notReadyBecause()).toBe('Golden Thread is starting.');
});

it('is ready once nothing is missing, and says so once', async () => {
  const { onReady } = started(() => Promise.resolve([]));
  await vi.waitFor(() => expect(onReady).toHaveBeenCalledTimes(1));
  expect(readiness.notReadyBecause()).toBeNull();
});

it('says what is missing, and looks again until it is there', async () => {
  const answers = [['The list "GT Plans" is missing.'], []];
  const { onReady, onNotReady } = started(() => Promise.resolve(answers.shift() ?? []));
  await vi.waitFor(() =>
    expect(onNotReady).toHaveBeenCalledWith('The list "GT Plans" is missing.', undefined),
  );
  await vi.waitFor(() => expect(onReady).toHaveBeenCalled());
});

it('says why when SharePoint cannot be asked', async () => {
  const fault = new NotFoundError('There is no such site.');
  const { onNotReady } = started(() => Promise.reject(fault));
  await vi.waitFor(() => expect(onNotReady).toHaveBeenCalledWith('There is no such site.', fault));
});
