import { mkdir, writeFile } from 'node:fs/promises';
import { teamsPackage } from './teams-package.ts';

/** `npm run package`: writes dist/golden-thread.zip from the environment. */
const names = [
  'PUBLIC_URL',
  'CLIENT_ID',
  'DEVELOPER_NAME',
  'DEVELOPER_URL',
  'PRIVACY_URL',
  'TERMS_URL',
] as const;
const missing = names.filter((name) => !process.env[name]);
if (missing.length > 0) {
  console.error(`Set ${missing.join(', ')} first; infra/azure/README.md says what they are.`);
  process.exitCode = 2;
} else {
  const value = (name: (typeof names)[number]) => process.env[name] ?? '';
  const zip = await teamsPackage({
    publicUrl: value('PUBLIC_URL'),
    clientId: value('CLIENT_ID'),
    developerName: value('DEVELOPER_NAME'),
    developerUrl: value('DEVELOPER_URL'),
    privacyUrl: value('PRIVACY_URL'),
    termsUrl: value('TERMS_URL'),
  });
  await mkdir('dist', { recursive: true });
  await writeFile('dist/golden-thread.zip', zip);
  console.log('dist/golden-thread.zip is ready to be uploaded in the Teams admin centre.');
}
