import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Child, type ChildOptions } from '../../lib/run/child.ts';
import type { Exit, OutputLine } from '../../lib/wire/recording.ts';

let killWhenReady: () => void = () => {};
const fixture = (name: string) => new URL(`fixtures/${name}.ts`, import.meta.url);

async function runToEnd(
  name: string,
  options: Partial<ChildOptions> = {},
): Promise<{ exit: Exit; lines: OutputLine[] }> {
  const lines: OutputLine[] = [];
  const onOutput = (line: OutputLine): void => void lines.push(line);
  const child = new Child({ program: name, file: fixture(name), onOutput, ...options });
  return { exit: await child.exited, lines };
}

test('a program sees nothing of the recorder, and its lines are kept by stream', async () => {
  const { exit, lines } = await runToEnd('print', { env: { WORKBOOK_LANG: 'fr' } });
  expect(exit).toEqual({ program: 'print', code: 0, signal: null, cause: 'itself' });
  expect(lines.filter(({ stream }) => stream === 'out').map(({ text }) => text)).toEqual([
    '[null,"fr"]',
  ]);
  expect(lines.filter(({ stream }) => stream === 'err').map(({ text }) => text)).toEqual([
    'to the side',
  ]);
});

test('an error that nobody handles still ends the program', async () => {
  const { exit, lines } = await runToEnd('print', { env: { HOST: 'throw' } });
  expect(exit).toMatchObject({ code: 1, cause: 'itself' });
  expect(lines.map(({ text }) => text).join('\n')).toContain('thrown on purpose');
});

test('a program that prints without end is ended', async () => {
  const { exit } = await runToEnd('print', { env: { HOST: 'for-ever' }, outputLimit: 10_000 });
  expect(exit.cause).toBe('output');
});

test('a program that goes on for too long is ended', async () => {
  const { exit } = await runToEnd('print', { env: { HOST: 'stay' }, timeLimit: 500 });
  expect(exit.cause).toBe('time');
});

/** Two connections, from the program and from the child it forked, and when each has ended. */
async function holdTree(start: (port: number) => void): Promise<{ ended: Promise<void>[] }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  start((server.address() as AddressInfo).port);
  const names = new Set<string>();
  const ended: Promise<void>[] = [];
  while (names.size < 2) {
    const [socket] = await once(server, 'connection');
    ended.push(
      new Promise((resolve) => {
        socket.on('error', () => {});
        socket.on('close', resolve);
      }),
    );
    names.add(String((await once(socket, 'data'))[0]));
  }
  server.close();
  expect([...names].sort()).toEqual(['child', 'parent']);
  return { ended };
}

test('killing a program ends what it started, its event loops blocked', async () => {
  let child: Child | undefined;
  const { ended } = await holdTree((port) => {
    child = new Child({ program: 'tree', file: fixture('tree'), env: { PORT: String(port) } });
  });
  await child?.kill();
  await Promise.all(ended);
});

test.skipIf(process.platform === 'win32')(
  'kill -9 of the runner leaves neither the program nor its child',
  async () => {
    const { ended } = await holdTree((port) => {
      const runner = spawn(
        process.execPath,
        ['--import', 'tsx', fileURLToPath(fixture('runner'))],
        { env: { ...process.env, PORT: String(port) }, stdio: 'inherit' },
      );
      killWhenReady = () => runner.kill('SIGKILL');
    });
    killWhenReady();
    await Promise.all(ended);
  },
);
