// Entry of the parsing thread when nothing is bundled: threads do not inherit their parent's TypeScript loader.
import { register } from 'tsx/esm/api';

register();
await import('./parse-worker.ts');
