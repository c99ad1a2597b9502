import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.ts'],
    // A limit for what hangs, not a measure: programs end by themselves or are stopped.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // What a person has set must not change what the tests expect.
    env: { WORKBOOK_LANG: 'en', NO_COLOR: '1' },
  },
});
