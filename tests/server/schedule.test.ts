import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { councilWorkingDays } from '#domain/bank-holidays';
import { createSchedule, type Schedule } from '#server/schedule';

const workingDays = councilWorkingDays('england-and-wales');

describe('the schedule', () => {
  const monday = '2026-03-02T09:30:00Z';
  const saturday = '2026-03-07T09:30:00Z';
  let now = monday;
  let schedule: Schedule;
  const failures: unknown[] = [];
  const clock = { now: () => new Date(now) };

  beforeEach(() => {
    vi.useFakeTimers();
    now = monday;
    failures.length = 0;
  });

  afterEach(async () => {
    const stopped = schedule.stop();
    await vi.advanceTimersByTimeAsync(1000);
    await stopped;
    vi.useRealTimers();
  });

  function started(sweep: (signal: AbortSignal) => Promise<void>): void {
    schedule = createSchedule({
      clock,
      workingDays,
      sweep,
      onFailure: (error) => failures.push(error),
      tickMs: 1000,
    });
    schedule.start();
  }

  it('sweeps at the start and at every tick', async () => {
    const sweep = vi.fn(() => Promise.resolve());
    started(sweep);
    await vi.advanceTimersByTimeAsync(2500);
    expect(sweep).toHaveBeenCalledTimes(3);
  });

  it('lets people rest at weekends', async () => {
    now = saturday;
    const sweep = vi.fn(() => Promise.resolve());
    started(sweep);
    await vi.advanceTimersByTimeAsync(5000);
    expect(sweep).not.toHaveBeenCalled();
  });

  it('never runs two sweeps at once, and looks again after one that was asked for meanwhile', async () => {
    let running = 0;
    let most = 0;
    const sweep = vi.fn(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 700));
      running -= 1;
    });
    started(sweep);
    schedule.wake();
    schedule.wake();
    await vi.advanceTimersByTimeAsync(900);
    expect(sweep).toHaveBeenCalledTimes(2);
    expect(most).toBe(1);
  });

  it('sweeps soon after the clock was moved', async () => {
    now = saturday;
    const sweep = vi.fn(() => Promise.resolve());
    started(sweep);
    now = '2026-03-09T09:30:00Z';
    schedule.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(sweep).toHaveBeenCalledTimes(1);
  });

  it('tells of a failed sweep and tries again at the next tick', async () => {
    const sweep = vi.fn<() => Promise<void>>(() => Promise.resolve());
    sweep.mockRejectedValueOnce(new Error('SharePoint is away'));
    started(sweep);
    await vi.advanceTimersByTimeAsync(1000);
    expect(failures).toEqual([new Error('SharePoint is away')]);
    expect(sweep).toHaveBeenCalledTimes(2);
  });

  it('lets people rest on bank holidays', async () => {
    now = '2026-04-06T09:30:00Z';
    const sweep = vi.fn(() => Promise.resolve());
    started(sweep);
    await vi.advanceTimersByTimeAsync(5000);
    expect(sweep).not.toHaveBeenCalled();
  });

  it('tells the sweep under way to end soon when stopped', async () => {
    const sweep = vi.fn(
      (signal: AbortSignal) =>
        new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
    );
    started(sweep);
    await schedule.stop();
    expect(sweep).toHaveBeenCalledTimes(1);
  });

  it('waits for the sweep under way when stopped, and starts no other', async () => {
    let finished = false;
    const sweep = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      finished = true;
    });
    started(sweep);
    schedule.wake();
    const stopped = schedule.stop();
    await vi.advanceTimersByTimeAsync(5000);
    await stopped;
    expect(finished).toBe(true);
    expect(sweep).toHaveBeenCalledTimes(1);
  });
});
