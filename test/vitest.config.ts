import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { leftOut } from './left-out.ts';

export default defineConfig(({ mode }) => ({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    setupFiles: 'test/sockets/left-open.ts',
    // Most tests wait for programs that they have started: three files at a time, even on two
    // cores.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    // Tests share nothing that they change: loading everything again for each file takes as long as
    // the tests themselves.
    isolate: false,
    // A limit for tests that hang, not a measurement: programs end by themselves or are stopped.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    tags: [{ name: 'long', description: 'runs only with npm run check', timeout: 300_000 }],
    ...(mode !== 'whole' && { tagsFilter: ['!long'], reporters: ['default', leftOut] }),
    // A person's own settings must not change what the tests expect.
    env: { WORKBOOK_LANG: 'en', NO_COLOR: '1', TEST_MODE: mode },
  },
}));
