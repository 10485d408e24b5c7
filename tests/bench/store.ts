/** How fast the store writes and reads, beside what an engineer would otherwise use. */
export {}; // a module, so that one part can be awaited before the next starts

await import('./store/writes.ts');
await import('./store/reads.ts');
