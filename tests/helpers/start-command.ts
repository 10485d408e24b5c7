import { readFileSync } from 'node:fs';

/** What Node is told in the container besides the server's file: how much memory it may take, and how. */
export function nodeFlags(): string[] {
  const command = /^CMD (\[.*\])$/m.exec(readFileSync('infra/azure/Dockerfile', 'utf8'))?.[1] ?? '[]';
  return (JSON.parse(command) as string[]).slice(1, -1);
}
