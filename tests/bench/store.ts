/** How fast the store writes and reads, beside what an engineer would otherwise use. */
import './store/writes.ts';
import './store/reads.ts';
