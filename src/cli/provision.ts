import { withProduct } from './command-line.ts';
import { Failed, type Command } from './command.ts';
import { progressOn } from './progress.ts';

export const provision: Command = {
  name: 'provision',
  usage: '',
  summary: 'Creates the lists and columns that the SharePoint site lacks.',
  details: `
Also brings rows of earlier releases up to date. Changes nothing that is right already, so it can be
interrupted and run again. It needs more rights than the running
product: infra/azure/README.md says how to lend them and take them back.`,
  options: {},
  async run(_given, terminal) {
    const progress = progressOn(terminal);
    const { done, problems } = await withProduct(terminal.environment, ({ site }) =>
      site.provision((list) => progress.show(`Looking at ${list}`)),
    );
    progress.clear();
    terminal.out(`${(done.length > 0 ? done : ['Everything was in place.']).join('\n')}\n`);
    for (const problem of problems) terminal.err(`gt provision: ${problem}\n`);
    if (problems.length > 0) throw new Failed();
  },
};
