import { withProduct } from './command-line.ts';
import { Failed, type Command } from './command.ts';

export const verify: Command = {
  name: 'verify',
  usage: '',
  summary: 'Checks that the SharePoint site has every list and column, and changes nothing.',
  details: 'Prints one line for each way in which the site differs from what is needed, and how to mend it.',
  options: {},
  async run(_given, terminal) {
    const faults = await withProduct(terminal.environment, ({ site }) => site.verify());
    for (const { sentence } of faults) terminal.err(`gt verify: ${sentence}\n`);
    if (faults.length > 0) throw new Failed();
    terminal.out('The site has every list and column.\n');
  },
};
