import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { whole } from '../whole.ts';
import { echo, enough, judged, saved } from './judging.ts';

/** In most of these tests, this time runs out: it is short, but long enough on a busy machine. */
const timeLimit = whole ? await enough() : 0;
const seconds = timeLimit / 1000;
const unanswered = {
  peer: 'polite',
  seconds,
  more: 'answer',
  got: '""',
  expected: '"h\u00e9llo\\r\\n"',
};
const doing = (body: string): string => echo.replace('socket.pipe(socket);', body);

/** Programs that go on forever, judged with little time. */
const endless: [cause: string, program: string, id: string, params: object][] = [
  ['nothing at all', 'setInterval(() => {}, 1000);', 'never-listened', { seconds }],
  ['no answer', doing('socket.resume();'), 'no-answer-in-time', unanswered],
  [
    'no end',
    doing("socket.on('data', (data) => socket.write(data));"),
    'no-answer-in-time',
    // On a busy machine it may not have answered the question whether it is awake.
    { peer: 'polite', seconds, more: expect.stringMatching(/^(fin|asleep)$/) },
  ],
  [
    'no ear for signals',
    `for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});
    setInterval(() => {}, 1000);`,
    'never-listened',
    { seconds },
  ],
];

const linux: typeof endless = [
  [
    'children that listen, one of them in a group of its own',
    `import { fork } from 'node:child_process';
    import { createServer } from 'node:net';
    import { fileURLToPath } from 'node:url';
    if (process.argv[2]) createServer().listen(0, '127.0.0.1');
    for (const detached of process.argv[2] ? [] : [true, false]) {
      fork(fileURLToPath(import.meta.url), ['child'], { detached });
    }`,
    'no-answer-in-time',
    { peer: 'polite', seconds },
  ],
];

test.concurrent.each([...endless, ...(process.platform === 'linux' ? linux : [])])(
  '%s: ended when time is up',
  { tags: 'long' },
  async (_, program, id, params) => {
    expect((await judged(program, { timeLimit })).verdict).toMatchObject({ id, params });
  },
);

test.concurrent('a port taken, and on it goes without listening', { tags: 'long' }, async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const at = taken.address() as { port: number };
  const program = `import { createServer } from 'node:net';
    createServer().on('error', () => {}).listen(${at.port}, '127.0.0.1');
    setInterval(() => {}, 1000);`;
  const { verdict } = await judged(program, { timeLimit });
  taken.close();
  const place = `127.0.0.1:${at.port}`;
  expect(verdict).toEqual({ id: 'could-not-listen', params: { code: 'EADDRINUSE', place } });
});

/** Those that take everything there is run after the others. */
const greedy: [cause: string, program: string, id: string, params: object][] = [
  [
    'an endless loop with a peer',
    doing('for (;;) {}'),
    'no-answer-in-time',
    { ...unanswered, more: 'asleep' },
  ],
  // Programs that the heap's limit ends if there is more time.
  [
    'printing in a loop',
    "for (;;) console.log('x'.repeat(100_000));",
    expect.stringMatching(/^(out-of-memory|never-listened)$/),
    expect.anything(),
  ],
];

/** Programs that a limit of their own ends, however long a busy machine takes to get there. */
const limited: [cause: string, program: string, id: string, params: object][] = [
  [
    'printing without end',
    "setInterval(() => console.log('again '.repeat(10_000)), 0);",
    // On a busy machine, what is printed piles up in the program before we can read it.
    expect.stringMatching(/^(prints-without-end|out-of-memory)$/),
    expect.anything(),
  ],
  [
    'buffers without end',
    'const all = []; for (;;) all.push(Buffer.alloc(1e7, 1));',
    'out-of-memory',
    {},
  ],
];

describe('greedy', { tags: 'long' }, () => {
  test.concurrent.each(greedy)(
    '%s: ended, and nothing piles up here',
    async (_, program, id, params) => {
      expect(await verdictOn(program, timeLimit)).toEqual({ id, params });
    },
  );

  test.concurrent.each(limited)('%s: ended by its limit', async (_, program, id, params) => {
    expect(await verdictOn(program, 60_000)).toEqual({ id, params });
  });
});

/** The verdict on a program that must not pile up memory here. */
async function verdictOn(program: string, timeLimit: number): Promise<object> {
  const before = process.memoryUsage.rss();
  const { verdict } = await judged(program, { timeLimit });
  expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
  return verdict;
}

/** Where a correct program is and how it is saved must not matter. */
test.concurrent.each([
  ['a byte order mark and CRLF', `\ufeff${echo.replaceAll('\n', '\r\n')}`, undefined],
  ['spaces and accents in its path', echo, "un été d'ici/l'écho 100% #1.ts"],
  ['a program that ignores SIGINT', `process.on('SIGINT', () => {});${echo}`, undefined],
])('%s: passed', async (_, program, name) => {
  const { verdict } = await judged(program, { file: saved(program, name) });
  expect(verdict.id).toBe('passed');
});

test('a program that removes its own file is judged by what it does', async () => {
  const file = saved(`import { rmSync } from 'node:fs';
    import { fileURLToPath } from 'node:url';
    rmSync(fileURLToPath(import.meta.url));${echo}`);
  expect((await judged('', { file })).verdict.id).toBe('passed');
  expect(existsSync(file)).toBe(false);
  expect((await judged('', { file })).verdict).toMatchObject({ id: 'crashed' });
});
