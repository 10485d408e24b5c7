import { AppError } from '#domain/errors';
import { LocalDatabaseError, openDatabase } from './database.ts';
import { deleteTrial, trialFiles } from './trial-files.ts';

const folder = process.env['LOCAL_FOLDER'] ?? '.local';

try {
  makeSureNothingUses(trialFiles(folder).database);
  deleteTrial(folder);
  console.log(`The local trial in ${folder} is deleted. The next "npm start" begins a fresh one.`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** A damaged database may go as well; one in use may not. */
function makeSureNothingUses(file: string): void {
  try {
    openDatabase(file).close();
  } catch (error) {
    if (!(error instanceof LocalDatabaseError) || error.fault === 'in-use') throw error;
  }
}
