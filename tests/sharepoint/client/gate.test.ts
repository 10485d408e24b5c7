import { describe, expect, it } from 'vitest';
import { Gate, GateClosed, type GateOptions, type Priority } from '#sharepoint/client/gate';

function aGate(options: Partial<GateOptions> = {}): Gate {
  const patienceMs = { foreground: 1_000, background: 10_000 };
  return new Gate({ concurrency: 2, queueLimit: 5, patienceMs, ...options });
}

/** Sends requests through the gate and notes the order they were let in. */
function sender(gate: Gate, letIn: string[]) {
  return async (name: string, priority: Priority): Promise<void> => {
    await gate.enter(priority);
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
    gate.leave();
    gate.leave();
    await Promise.all(waiting);
    expect(letIn).toEqual(['first', 'person', 'import']);
  });

  it('keeps everybody waiting while closed, then lets them in', async () => {
    const gate = aGate();
    gate.close(40);
    const startedAt = performance.now();
    await Promise.all([gate.enter('foreground'), gate.enter('background')]);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(39);
  });

  it('tells a person at once when the wait is longer than they can bear', async () => {
    const gate = aGate();
    gate.close(5_000);
    await expect(gate.enter('foreground')).rejects.toThrow(GateClosed);
  });

  it('tells those already waiting when it closes for too long', async () => {
    const gate = aGate({ concurrency: 1 });
    await gate.enter('foreground');
    const waiting = gate.enter('foreground');
    gate.close(5_000);
    await expect(waiting).rejects.toMatchObject({ waitMs: expect.closeTo(5_000, -2) as number });
  });

  it('takes the longest pause anybody was told', async () => {
    const gate = aGate();
    gate.close(60);
    gate.close(10);
    const startedAt = performance.now();
    await gate.enter('foreground');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(59);
  });

  it('keeps imports out while the allowance is nearly used up, and people not', async () => {
    const gate = aGate();
    gate.closeToBackground(50);
    const letIn: string[] = [];
    const send = sender(gate, letIn);
    await Promise.all([send('import', 'background'), send('person', 'foreground')]);
    expect(letIn).toEqual(['person', 'import']);
  });

  it('refuses more than it can remember', async () => {
    const gate = aGate({ concurrency: 1, queueLimit: 1 });
    await gate.enter('foreground');
    const waiting = gate.enter('foreground');
    await expect(gate.enter('foreground')).rejects.toThrow(GateClosed);
    gate.leave();
    await waiting;
  });
});
