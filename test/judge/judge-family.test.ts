import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { folder, judged, left, saved } from './judging.ts';

/** An echo for one of the processes or threads of a program. */
const serve = `createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    socket.pipe(socket);
  })`;
const listen = 'listen(Number(process.env.PORT), process.env.HOST)';

/** Programs that serve with more than one thread: they are right on the wire. */
const families: [style: string, program: string][] = [
  [
    'CommonJS',
    `const { createServer } = require('node:net');
    module.exports = ${serve};
    module.exports.${listen};`,
  ],
  [
    'cluster',
    `const cluster = require('node:cluster');
    const { createServer } = require('node:net');
    if (cluster.isPrimary) for (let n = 0; n < 2; n += 1) cluster.fork();
    else ${serve}.${listen};`,
  ],
  [
    'a worker thread',
    `const { Worker, isMainThread } = require('node:worker_threads');
    const { createServer } = require('node:net');
    if (isMainThread) new Worker(__filename);
    else ${serve}.${listen};`,
  ],
  [
    'a worker thread whose code is a text',
    `const { Worker } = require('node:worker_threads');
    new Worker(\`
      const { createServer } = require('node:net');
      ${serve}.${listen};
    \`, { eval: true });`,
  ],
  [
    'a child process',
    `const { spawn } = require('node:child_process');
    const { createServer } = require('node:net');
    if (process.argv[2]) ${serve}.${listen};
    else spawn(process.execPath, [__filename, 'child'], { stdio: 'inherit' });`,
  ],
  [
    'a child process that is handed each connection',
    `const { fork } = require('node:child_process');
    const { createServer } = require('node:net');
    if (process.argv[2]) {
      process.on('message', (_, socket) => {
        socket.on('error', () => {});
        socket.allowHalfOpen = true;
        socket.pipe(socket);
      });
    } else {
      const child = fork(__filename, ['child']);
      const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
        socket.on('error', () => {});
        child.send('yours', socket);
      });
      server.${listen};
    }`,
  ],
];

test.concurrent.each(families)('%s: passed', async (style, program) => {
  const file = saved(program, `${style}.cjs`);
  const { verdict, recording } = await judged('', { file });
  expect(verdict).toEqual({ id: 'passed', params: {} });
  const read = recording.filter(({ kind, direction }) => kind === 'data' && direction === 'in');
  expect(read.map(({ preview }) => preview)).toContain('h\u00e9llo\\r\\n');
});

test.runIf(process.platform === 'linux')(
  'where a process listens that cannot be watched, the verdict says so',
  async () => {
    const inner = saved(
      `require('node:net').createServer().${listen}; setInterval(() => {}, 1000);`,
      'unseen.cjs',
    );
    const program = `require('node:child_process').spawn('sh', ['-c', '"$0" "$1" & wait',
      process.execPath, ${JSON.stringify(inner.pathname)}], { stdio: 'inherit' });`;
    const file = saved(program, 'outer.cjs');
    const { verdict } = await judged('', { file, timeLimit: 3_000 });
    expect(verdict).toEqual({
      id: 'listens-unseen',
      params: { place: expect.stringMatching(/^127\.0\.0\.1:\d+$/) },
    });
    expect(left(inner)).toEqual([]);
  },
);

/** What must not outlive a judgment: a program that starts one that goes on by itself. */
const orphans: [how: string, start: string][] = [
  ['detached', "spawn(process.execPath, [inner], { detached: true, stdio: 'ignore' }).unref();"],
  [
    'started by a shell that is gone',
    "spawnSync('sh', ['-c', '\"$0\" \"$1\" >/dev/null 2>&1 &', process.execPath, inner]);",
  ],
  [
    'detached twice',
    `const start = "require('node:child_process').spawn(process.execPath, [process.argv[1]], " +
      "{ detached: true, stdio: 'ignore' }).unref();";
    spawnSync(process.execPath, ['-e', start, inner], { detached: true });`,
  ],
  [
    'detached with an environment of its own',
    "spawn(process.execPath, [inner], { detached: true, stdio: 'ignore', env: {} }).unref();",
  ],
];

test.runIf(process.platform === 'linux').concurrent.each(orphans)(
  'a child process is ended with its program: %s',
  async (how, start) => {
    const inner = saved('setInterval(() => {}, 1000);', `${how} inner.cjs`);
    const program = `const { spawn, spawnSync } = require('node:child_process');
    const inner = ${JSON.stringify(decodeURIComponent(inner.pathname))};
    ${start}
    setTimeout(() => process.exit(0), 500);`;
    const { verdict } = await judged('', { file: saved(program, `${how} outer.cjs`) });
    expect(verdict.id).toBe('ended');
    expect(left(inner)).toEqual([]);
  },
);

test('a program that was not started by a judge is left alone', async () => {
  const other = saved('setInterval(() => {}, 1000); console.log("up");', 'other.cjs');
  const child = spawn(process.execPath, [decodeURIComponent(other.pathname)], { cwd: folder });
  await once(child.stdout, 'data');
  await judged('process.exit(0);');
  expect(child.exitCode).toBe(null);
  child.kill();
  await once(child, 'exit');
});
