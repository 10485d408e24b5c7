import { describe, expect, it } from 'vitest';
import { Gate, GateClosed, type GateOptions, type Priority, type Visitor } from '#sharepoint/client/gate';

const patienceMs = { foreground: 1_000, background: 10_000 };

function aGate(options: Partial<GateOptions> = {}): Gate {
  return new Gate({ concurrency: 2, keptForPeople: 0, queueLimit: 5, patienceMs, ...options });
}

function visitor(priority: Priority, given: Partial<Visitor> = {}): Visitor {
  return { priority, units: 1, deadline: performance.now() + patienceMs[priority], ...given };
}

/** Sends requests through the gate and notes the order they were let in. */
function sender(gate: Gate, letIn: string[]) {
  return async (name: string, priority: Priority): Promise<void> => {
    await gate.enter(visitor(priority));
    letIn.push(name);
  };
}

describe('the gate', () => {
  it('lets people in before imports, whoever came first', async () => {
    const gate = aGate({ concurrency: 1 });
    const letIn: string[] = [];
    const send = sender(gate, letIn);
    await send('first', 'foreground');
    const waiting = [send('import', 'background'), send('person', 'foreground')];
    gate.leave(visitor('foreground'));
    gate.leave(visitor('foreground'));
    await Promise.all(waiting);
    expect(letIn).toEqual(['first', 'person', 'import']);
  });

  it('keeps everybody waiting while closed, then lets them in', async () => {
    const gate = aGate();
    gate.close(40);
    const startedAt = performance.now();
    await Promise.all([gate.enter(visitor('foreground')), gate.enter(visitor('background'))]);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(39);
  });

  it('tells a person at once when the wait is longer than they can bear', async () => {
    const gate = aGate();
    gate.close(5_000);
    await expect(gate.enter(visitor('foreground'))).rejects.toThrow(GateClosed);
  });

  it('tells those already waiting when it closes for too long', async () => {
    const gate = aGate({ concurrency: 1 });
    await gate.enter(visitor('foreground'));
    const waiting = gate.enter(visitor('foreground'));
    gate.close(5_000);
    await expect(waiting).rejects.toMatchObject({ waitMs: expect.closeTo(5_000, -2) as number });
  });

  it('takes the longest pause anybody was told', async () => {
    const gate = aGate();
    gate.close(60);
    gate.close(10);
    const startedAt = performance.now();
    await gate.enter(visitor('foreground'));
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(59);
  });

  it('keeps imports out while the allowance is nearly used up, and people not', async () => {
    const gate = aGate();
    gate.answered({ limit: 1_250, remaining: 50, resetSeconds: 0.05 }, performance.now());
    const letIn: string[] = [];
    const send = sender(gate, letIn);
    expect(gate.waitMs('background', 40)).toBeGreaterThan(20);
    await Promise.all([send('import', 'background'), send('person', 'foreground')]);
    expect(letIn).toEqual(['person', 'import']);
  });

  it('keeps places free for people, however many imports run', async () => {
    const gate = aGate({ concurrency: 3, keptForPeople: 1 });
    const letIn: string[] = [];
    const send = sender(gate, letIn);
    const imports = [1, 2, 3, 4].map((import_) => send(`import ${import_}`, 'background'));
    await send('person', 'foreground');
    expect(letIn).toEqual(['import 1', 'import 2', 'person']);
    for (let leaving = 0; leaving < 2; leaving += 1) gate.leave(visitor('background'));
    await Promise.all(imports);
  });

  it('tells somebody who waits for a turn when they have waited long enough', async () => {
    const gate = aGate({ concurrency: 1 });
    await gate.enter(visitor('foreground'));
    const waiting = gate.enter(visitor('foreground', { deadline: performance.now() + 30 }));
    await expect(waiting).rejects.toThrow(GateClosed);
  });

  it('asks again after a quarter of an hour, whatever it was told', async () => {
    const gate = aGate();
    gate.close(86_400_000);
    expect(gate.waitMs('foreground', 1)).toBeCloseTo(15 * 60_000, -2);
    await expect(gate.enter(visitor('background'))).rejects.toThrow(GateClosed);
  });

  it('refuses more than it can remember', async () => {
    const gate = aGate({ concurrency: 1, queueLimit: 1 });
    await gate.enter(visitor('foreground'));
    const waiting = gate.enter(visitor('foreground'));
    await expect(gate.enter(visitor('foreground'))).rejects.toThrow(GateClosed);
    gate.leave(visitor('foreground'));
    await waiting;
  });
});
