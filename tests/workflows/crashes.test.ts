import { describe, expect, it, vi } from 'vitest';
import { crashScenarios } from '#tests/helpers/crash-scenarios';
import { crashes, interruptEverywhere, lostAnswers } from '#tests/helpers/crashes';

// In this very thread: starting one for every reading would take longer than all the rest.
vi.mock('#documents/parse-document', async () => {
  const { readContent } = await import('#documents/read-content');
  const { recogniseTables } = await import('#documents/recognise/recognise-plan');
  return {
    understandDocument: async (file: Parameters<typeof readContent>[0]) =>
      recogniseTables(await readContent(file), file.name, {}),
  };
});

const faults = [lostAnswers['gateway timeout after the write'], lostAnswers['cut short within the answer']];

/** `gt bench crashes` interrupts longer documents, at every write, in every way. */
describe.each(crashScenarios(2))('$name', (scenario) => {
  it('ends as one clean run would, whichever write was the last before the process died', async () => {
    const report = await interruptEverywhere(scenario, { faults: [crashes.after] });
    expect(report.differences).toEqual([]);
    expect(report.interruptions).toBeGreaterThan(0);
  });

  it('ends as one clean run would when the answer to a write is lost', async () => {
    const report = await interruptEverywhere(scenario, { faults, step: 4 });
    expect(report.differences).toEqual([]);
  });
});
