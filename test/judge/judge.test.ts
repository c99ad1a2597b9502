import { expect, test } from 'vitest';
import { differs, lacks } from '../../lib/judge/peers/difference.ts';
import { type JudgedEvent, stepText, verdictText } from '../../lib/judge/verdict.ts';
import { quoted } from '../../lib/wire/escape.ts';
import { echo, judged } from './judging.ts';

const server = (body: string) => `
import { createServer } from 'node:net';
const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  ${body}
});
server.listen(Number(process.env.PORT), process.env.HOST);
`;

test('a right program passes every step, and what it did is told with its peers', async () => {
  const told: string[] = [];
  const judgement = await judged(echo, { onStep: ({ id }) => void told.push(id) });
  expect(judgement).toMatchObject({ exercise: 'x/echo', ok: true, verdict: { id: 'passed' } });
  expect(judgement.steps.every(({ ok }) => ok)).toBe(true);
  expect(told).toEqual(['listens', 'answers', 'rude-clients', 'still-serves']);
  expect(stepText('fr', judgement.steps[0]?.id ?? 'answers')).toContain('boucle locale');
  const said = ({ peer, kind, direction }: JudgedEvent) => `${peer} ${kind} ${direction ?? ''}`;
  const first = judgement.recording.filter(({ connection }) => connection === 1);
  expect(first.map(said)).toEqual([
    'polite accept ',
    'polite data in',
    'polite data out',
    'polite end in',
    'polite end out',
    'polite close ',
  ]);
  expect(first[1]?.preview).toBe('h\u00e9llo\\r\\n');
});

/** The cause, the program, and the verdict with everything it says. */
const causes: [cause: string, program: string, id: string, params: object][] = [
  [
    'a syntax error, its place counted as editors do',
    'const "\u00e9", port = 1;',
    'syntax-error',
    { line: 1, column: 7, message: expect.stringContaining('Expected identifier') },
  ],
  [
    'a syntax error after accents',
    'export {};\nconst \u00e9\u00e9\u00e9 = = 1;',
    'syntax-error',
    { line: 2, column: 13, message: 'Unexpected "="' },
  ],
  ['an end at once', 'process.exit(0);', 'ended', { code: 0, error: '', told: 'ended-first' }],
  ['an end with a code', 'process.exit(7);', 'ended', { code: 7, error: '', told: 'ended-first' }],
  [
    'a crash before any peer',
    "import 'node:net';\nconsole.error('Error: not this one');\nthrow new RangeError('on purpose');",
    'crashed',
    { code: 1, error: 'RangeError: on purpose' },
  ],
  [
    'something thrown that is no error',
    'throw 5;',
    'crashed',
    { code: 1, error: expect.stringMatching(/^(Uncaught )?5$/) },
  ],
  [
    'a module that is not there',
    "import './nowhere.ts';",
    'crashed',
    { code: 1, error: expect.stringContaining('Cannot find module') },
  ],
  [
    'an error that nobody listens to',
    server('socket.pipe(socket);').replace("socket.on('error', () => {});", ''),
    'crashed-with-peer',
    {
      peer: 'reset-mid-read',
      code: 1,
      // Whether it reads or writes when the reset comes is a matter of chance.
      error: expect.stringMatching(/^Error: (read|write) (ECONNRESET|EPIPE)$/),
      more: 'unheard',
      emitter: 'Socket',
    },
  ],
  [
    'an error in a callback, after one that was caught',
    server("console.error(new Error('a')); socket.once('data', () => { null.x; });"),
    'crashed-with-peer',
    {
      peer: 'polite',
      code: 1,
      error: "TypeError: Cannot read properties of null (reading 'x')",
    },
  ],
  [
    'an end in the middle of an answer',
    server("socket.once('data', () => socket.write('h', () => process.exit(3)));"),
    'ended-with-peer',
    { peer: 'polite', code: 3, error: '' },
  ],
  [
    'every address of the machine',
    echo.replace('process.env.HOST', "'0.0.0.0'"),
    'listens-everywhere',
    { place: expect.stringMatching(/^0\.0\.0\.0:\d+$/) },
  ],
  [
    'every IPv6 address',
    echo.replace(', process.env.HOST', ''),
    'listens-everywhere',
    { place: expect.stringMatching(/^(\[::\]|0\.0\.0\.0):\d+$/) },
  ],
  [
    'another byte',
    server(
      "socket.on('data', (data) => socket.end(Buffer.concat([data.subarray(0, 3), Buffer.from([0, 255, 13])])));",
    ),
    'wrong-answer',
    { peer: 'polite', at: 3, got: '"h\u00e9\\x00\\xff\\r"', expected: '"h\u00e9llo\\r\\n"' },
  ],
  [
    'a byte too many',
    server("socket.on('data', (data) => socket.end(data + '\\n'));"),
    'too-much',
    { peer: 'polite', got: '"\\n"' },
  ],
  [
    'an end too soon',
    server("socket.on('data', (data) => socket.end(data.subarray(0, 2)));"),
    'closed-too-soon',
    { peer: 'polite', got: '"h\\xc3"', expected: '"h\u00e9llo\\r\\n"' },
  ],
  [
    'a connection broken',
    server("socket.on('data', () => socket.resetAndDestroy());"),
    'reset-by-program',
    { peer: 'polite', code: 'ECONNRESET' },
  ],
  [
    'a port that it gives up',
    server('socket.pipe(socket); server.close(); setInterval(() => {}, 1000);'),
    'stopped-listening',
    { peer: 'reset-mid-read' },
  ],
];
// Windows has no signals: a program that is killed there ends with a code.
if (process.platform !== 'win32') {
  const kill = "process.kill(process.pid, 'SIGKILL')";
  const params = { signal: 'SIGKILL', error: '' };
  causes.push(
    ['a signal', kill, 'killed', params],
    [
      'a signal in the middle of an answer',
      server(`socket.once('data', () => ${kill});`),
      'killed-with-peer',
      { peer: 'polite', ...params },
    ],
  );
}

test.concurrent.each(causes)('%s', async (_, program, id, params) => {
  const { ok, verdict, steps } = await judged(program);
  expect({ ok, verdict }).toEqual({ ok: false, verdict: { id, params } });
  // A program that cannot be read has not come to any step.
  const begun = id === 'syntax-error' ? [] : [...steps.slice(1).map(() => true), false];
  expect(steps.map(({ ok }) => ok)).toEqual(begun);
});

/** The line, from 1, of the first place in a program of ours that a stack names. */
const lineOf = (stack = ''): number => Number(/program-[\d.]+ts:(\d+):/.exec(stack)?.[1]);

// Each waits until its time is up: beside the others.
test.concurrent('a verdict on an end that never came names the last write, else what set up the server', async () => {
  const [wrote, piped] = await Promise.all([
    judged(`
import { createServer } from 'node:net';
createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('data', (bytes) => {
    socket.write(bytes);
  });
}).listen(Number(process.env.PORT), process.env.HOST);
`),
    judged(`
import { createServer } from 'node:net';
const server = createServer({ allowHalfOpen: true });
server.on('connection', (socket) => {
  socket.pipe(socket, { end: false });
});
server.listen(Number(process.env.PORT), process.env.HOST);
`),
  ]);
  expect(wrote.verdict.params.more).toBe('fin');
  expect(wrote.about.origin?.did).toBe('wrote');
  expect(lineOf(wrote.about.origin?.stack)).toBe(5);
  expect(piped.about.origin?.did).toBe('served');
  expect(lineOf(piped.about.origin?.stack)).toBe(4);
});

test('a program may try the port first, with a listener that it closes at once', async () => {
  const program = `
    import { once } from 'node:events';
    ${echo.replace('server.listen(', 'const serve = () => server.listen(')}
    const first = createServer().listen(0, process.env.HOST, () => first.close());
    await once(first, 'close');
    const second = createServer().listen(0, process.env.HOST);
    await once(second, 'listening');
    second.close();
    serve();
  `;
  expect(await judged(program)).toMatchObject({ ok: true, verdict: { id: 'passed' } });
});

test('after very many small writes, it is still known where a program listens', async () => {
  const check = new URL('fixtures/chatty-check.ts', import.meta.url);
  const program = server(`socket.once('data', async (data) => {
    for (let left = Number(data); left > 0; left -= 1) {
      await new Promise((resolve) => socket.write('x', resolve));
    }
    socket.end();
  });`);
  const { verdict, recording } = await judged(program, { check, timeLimit: 60_000 });
  expect(verdict.id).toBe('passed');
  const kinds = new Set(recording.map(({ kind }) => kind));
  expect([...kinds]).toEqual(expect.arrayContaining(['listening', 'accept', 'data']));
  expect(recording.length).toBeLessThan(25_000);
});

test('a program may log all that it receives, on one line or on many', async () => {
  const lines: string[] = [];
  const program = server(`
    socket.on('data', () => console.log('all of it '.repeat(300_000) + 'and more\\n'.repeat(9)));
    socket.pipe(socket);
  `);
  const { verdict } = await judged(program, { onOutput: ({ text }) => void lines.push(text) });
  expect(verdict.id).toBe('passed');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(5_000);
});

test('of a long answer that is cut short, the verdict has the end', async () => {
  const check = new URL('fixtures/long-check.ts', import.meta.url);
  const cut = server("socket.end('0123456789'.repeat(99));");
  expect(await judged(cut, { check })).toMatchObject({
    verdict: {
      id: 'closed-too-soon',
      params: {
        got: '"\u20264567890123456789"',
        expected: '"\u202645678901234567890123456789"',
      },
    },
  });
});

test('what a program reads with onread is recorded', async () => {
  const check = new URL('fixtures/client-check.ts', import.meta.url);
  const program = `
    import { connect } from 'node:net';
    const { HOST: host, PORT: port } = process.env;
    const onread = { buffer: Buffer.alloc(9), callback: () => true };
    connect({ host, port: Number(port), onread }).on('error', () => {});
  `;
  expect(await judged(program, { check })).toMatchObject({ ok: true });
});

test('a verdict on one of several runs or connections names it', async () => {
  const check = new URL('fixtures/client-check.ts', import.meta.url);
  const { about, verdict } = await judged('process.exit(0);', { check });
  expect([verdict.id, about]).toEqual(['never-connected', { program: 'program' }]);
  const lost = await judged("throw new Error('lost');", { check });
  expect(lost.verdict).toEqual({
    id: 'never-connected',
    params: { peer: 'plain', more: 'crash', error: 'Error: lost' },
  });
  const wrong = await judged(server("socket.on('data', () => socket.end('no'));"));
  const port = wrong.recording.find(({ kind }) => kind === 'accept')?.remote?.port;
  expect(wrong.about).toMatchObject({ port, origin: { did: 'wrote' } });
});

test('a verdict on what was sent names the call that sent it, and one on the end the call that ended it', async () => {
  const wrote = await judged(`
import { createServer } from 'node:net';
createServer((socket) => {
  socket.on('data', () => answer(socket));
}).listen(Number(process.env.PORT), process.env.HOST);
function answer(socket: { write: (text: string) => void }): void {
  socket.write('no');
}
`);
  expect(wrote.verdict.id).toBe('wrong-answer');
  expect(wrote.about.origin?.did).toBe('wrote');
  expect(lineOf(wrote.about.origin?.stack)).toBe(7);
  const ended = await judged(`
import { createServer } from 'node:net';
createServer((socket) => {
  socket.write('h');
  setImmediate(() => {
    socket.end();
  });
}).listen(Number(process.env.PORT), process.env.HOST);
`);
  expect(ended.verdict.id).toBe('closed-too-soon');
  expect(ended.about.origin?.did).toBe('ended');
  expect(lineOf(ended.about.origin?.stack)).toBe(6);
  // Where Node itself writes, there is no line of the program's.
  const piped = await judged(`
import { createServer } from 'node:net';
createServer((socket) => {
  socket.setEncoding('latin1').pipe(socket);
}).listen(Number(process.env.PORT), process.env.HOST);
`);
  expect(piped.verdict.id).toBe('wrong-answer');
  expect(lineOf(piped.about.origin?.stack)).toBeNaN();
});

test('what Node means by its own exit code is said of clients, too', async () => {
  const check = new URL('fixtures/client-check.ts', import.meta.url);
  const absent = await judged('await new Promise(() => {});', { check });
  expect(absent.verdict).toMatchObject({
    id: 'never-connected',
    params: { peer: 'plain', more: 'unsettled', code: 13 },
  });
  const left = await judged('process.exit(7);', { check });
  expect(left.verdict.params).toMatchObject({ peer: 'plain', more: 'ended', code: 7 });
});

test('of a long answer that stops, it is said how much is missing', () => {
  const all = Buffer.alloc(100, 'x');
  const missing = { more: 'missing', missing: 60, all: 100 };
  expect(differs(all.subarray(0, 40), all)).toMatchObject(missing);
  expect(lacks(all.subarray(0, 40), all)).toMatchObject(missing);
  expect(differs(Buffer.from('y'), all)).not.toHaveProperty('more');
  expect(differs(Buffer.from('x'), Buffer.from('xyz'))).not.toHaveProperty('more');
});

test('a verdict begins with a capital, and has a second sentence where there is more to say', () => {
  const peer = 'polite';
  const params = { peer, seconds: 10, more: 'answer', got: '""', expected: '"hello"' };
  expect(verdictText('en', { id: 'no-answer-in-time', params })).toBe(
    '10 seconds were not enough: a polite client is still waiting. It received "" and expects "hello".',
  );
  expect(verdictText('en', { id: 'too-much', params: { peer, got: '"!"' } })).toMatch(
    /^A polite client had received its whole answer\./,
  );
  const crash = { error: 'Error: read ECONNRESET', more: 'unheard', emitter: 'Socket' };
  expect(verdictText('fr', { id: 'crashed', params: crash })).toBe(
    'Votre programme a plant\u00e9\u202f: Error: read ECONNRESET. ' +
      "C\u2019est l\u2019\u00e9v\u00e9nement 'error' de l\u2019objet Socket, et rien ne l\u2019\u00e9coutait. " +
      "Ajoutez \u00e0 cet objet un \u00e9couteur de 'error'.",
  );
});

test('a server that ends before it listens is told that first', () => {
  const params = { code: 0, error: '', told: 'ended-first' };
  expect(verdictText('en', { id: 'ended', params })).toBe(
    'Your program ended with code 0 without ever listening.',
  );
  expect(verdictText('fr', { id: 'ended', params })).toBe(
    'Votre programme s\u2019est termin\u00e9 avec le code 0 sans jamais \u00e9couter.',
  );
});

test('bytes in a verdict fit a line, cut between characters and said so', () => {
  expect(quoted('')).toBe('""');
  expect(quoted('\u{1f600}'.repeat(24))).toBe(`"${'\u{1f600}'.repeat(24)}"`);
  expect(quoted('\u{1f600}'.repeat(100))).toBe(`"${'\u{1f600}'.repeat(24)}\u2026"`);
  expect(quoted(Buffer.alloc(12, 255))).toBe(`"${'\\xff'.repeat(12)}"`);
  expect(quoted(Buffer.alloc(13, 255))).toBe(`"${'\\xff'.repeat(12)}\u2026"`);
});
