import { expect, test } from 'vitest';
import { verdictText } from '../../lib/judge/verdict.ts';
import { echo, judged } from './judging.ts';

/** Lines that a program may write to the recorder's pipe, as if it were the recorder. */
const lies = [
  '{"pile":null}\n',
  '{"limit":"memory"}\n',
  'garbage\n',
  '{"kind":"listening"',
  `\n${JSON.stringify({
    source: '1',
    t: 1,
    kind: 'listening',
    connection: 0,
    local: { address: '0.0.0.0', port: 9 },
    remote: null,
    direction: null,
    bytes: 0,
    preview: '',
    code: '',
  })}\n`,
  'null\n5\n',
];

const lie = `for (const text of ${JSON.stringify(lies)}) fs.writeSync(3, text);`;

/** Programs that are right on the wire, whatever they do to what is ours. */
const meddlers: [what: string, program: string][] = [
  [
    'writes to our pipe',
    `${lie}${echo.replace('socket.pipe(socket);', `socket.pipe(socket);${lie}`)}`,
  ],
  ['writes without end to our pipe', `fs.writeSync(3, 'x'.repeat(1e6));${echo}`],
  [
    'asks our own modules to speak',
    `const { takeRecorder } = await import(${JSON.stringify(
      new URL('../../lib/run/preload-pipe.ts', import.meta.url).href,
    )});
    process.env.WORKBOOK_WIRE = '{"fd":3,"key":""}';
    takeRecorder()?.send({ kind: 'listening', local: { address: '0.0.0.0', port: 9 } });${echo}`,
  ],
  [
    'lies about its sockets',
    echo.replace(
      'socket.pipe(socket);',
      "socket.pipe(socket); Object.defineProperty(socket, 'localAddress', { get: () => ({}) });",
    ),
  ],
  [
    'replaces what we send with',
    `${echo}
    import { syncBuiltinESMExports } from 'node:module';
    JSON.stringify = () => '{"pile":null}';
    fs.writeSync = () => { throw new Error('ours'); };
    syncBuiltinESMExports();`,
  ],
  [
    'closes our pipe once it is connected',
    `let first = true;
    ${echo.replace('socket.pipe(socket);', 'socket.pipe(socket); if (first) fs.closeSync(3); first = false;')}`,
  ],
];

test.concurrent.each(meddlers)('a program that %s is judged by its wire', async (_, program) => {
  const { verdict } = await judged(`import fs from 'node:fs';${program}`);
  expect(verdict).toEqual({ id: 'passed', params: {} });
});

test.runIf(process.platform === 'linux')('a program that closes our pipe is told so', async () => {
  const program = `import fs from 'node:fs'; fs.closeSync(3);${echo}`;
  const { verdict } = await judged(program, { timeLimit: 3_000 });
  const place = expect.stringMatching(/^127\.0\.0\.1:\d+$/);
  expect(verdict).toEqual({ id: 'listens-unseen', params: { place } });
});

test.runIf(process.platform === 'linux')(
  'a program whose event loop is stuck once it listens is told that, and no more',
  async () => {
    const program = `${echo}
      server.once('listening', () => {
        console.log('ready');
        while (true) {}
      });`;
    const { verdict } = await judged(program, { timeLimit: 3_000 });
    expect(verdict).toMatchObject({ id: 'never-listened', params: { told: 'listens-asleep' } });
    expect(verdictText('en', verdict)).toMatch(/^Your program\u2019s event loop is stuck/);
    expect(verdictText('en', verdict)).not.toContain('descriptor');
  },
);

test('nor does a program know the key of its recorder', async () => {
  const lines: string[] = [];
  const program = `import fs from 'node:fs';
    const told = [process.env, process.argv, process.execArgv];
    console.log(JSON.stringify(told));
    try { console.log(fs.readFileSync('/proc/self/environ', 'utf8')); } catch {}`;
  await judged(program, { onOutput: ({ text }) => void lines.push(text) });
  expect(lines.join()).toContain('WORKBOOK_TREE');
  expect(lines.join()).not.toContain('"key"');
});

test('an error without a code has a verdict, and its drawing words', async () => {
  const program = echo.replace(
    'socket.pipe(socket);',
    "socket.on('data', () => socket.destroy(new Error('bad request')));",
  );
  expect((await judged(program)).verdict).toMatchObject({
    id: 'closed-too-soon',
    params: { peer: 'polite', got: '""' },
  });
});

test('what a program says in a crash cannot steer a terminal', async () => {
  const program = "throw new Error('\\x1b[2J\\x1b]0;title\\x07boo\\u202e');";
  const { verdict } = await judged(program);
  const text = verdictText('en', verdict);
  expect(text).toBe('Your program crashed: Error: \\x1b[2J\\x1b]0;title\\x07boo\\u202e');
});
