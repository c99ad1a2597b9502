import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, truncateSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { LogFile } from '../../lib/workshop/log-file.ts';
import { apply } from '../../lib/workshop/room/apply.ts';
import { emptyRoom, type RoomState } from '../../lib/workshop/room/state.ts';
import { emptyFolder } from '../empty-folder.ts';
import { RawLearner } from './raw-learner.ts';

const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
});

const workshop = new URL('serve-process.ts', import.meta.url);
const crowdFile = new URL('crowd.ts', import.meta.url);

type Started = { child: ChildProcess; line: () => Promise<string>; warned: () => string };

/** A program as a process of its own, and its lines as they come. */
function start(program: URL, ...args: readonly string[]): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(program), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let warned = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    warned += text;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> =>
    (await lines.next()).value ?? `the end ${warned}`.trim();
  return { child, line, warned: () => warned };
}

type Opened = Started & { port: number; code: string; web: string; instructor: string };

async function serve(work: string, ...args: readonly string[]): Promise<Opened> {
  const server = start(workshop, work, 'serve', '--json', '--session', 'test', ...args);
  const { learners, ...rest } = JSON.parse(await server.line());
  return { ...server, ...rest, port: learners.port };
}

/** A room as its log tells it. */
async function roomIn(work: string): Promise<RoomState> {
  const log = await LogFile.open(pathToFileURL(`${work}/workshops/test/`));
  const room = emptyRoom();
  for (const logged of await log.replay()) apply(room, logged);
  await log.close();
  return room;
}

async function stop({ child }: Started, signal: NodeJS.Signals): Promise<unknown> {
  child.kill(signal);
  return (await once(child, 'exit'))[0];
}

test('serve prints one line for other programs, and Ctrl-C ends it well', async () => {
  const work = emptyFolder();
  const server = start(workshop, work, 'serve', '1', '--json', '--port=0', '--web-port=0');
  const line = JSON.parse(await server.line());
  expect(line).toEqual({
    learners: { host: '127.0.0.1', port: expect.any(Number) },
    web: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{7}$/),
    instructor: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/board\?/),
  });
  const ana = await RawLearner.connect(line.learners.port);
  expect((await ana.join(line.code)).shared.lessons).toEqual(['01-listening']);
  await ana.close();
  expect(await stop(server, 'SIGINT')).toBe(0);
  expect(await server.line()).toBe('the end');
});

test('two servers never write one log', async () => {
  const work = emptyFolder();
  const first = await serve(work, '--port=0', '--web-port=0');
  const second = start(workshop, work, 'serve', '--session', 'test', '--json');
  const [code] = await once(second.child, 'close');
  expect(code).toBe(1);
  expect(second.warned()).toMatch(/^Session test is being served already, by process \d+\. /);
  // A server that was killed holds nothing.
  await stop(first, 'SIGKILL');
  const third = await serve(work);
  expect(third).toMatchObject({ port: first.port, code: first.code, instructor: first.instructor });
  expect(await stop(third, 'SIGINT')).toBe(0);
});

test('200 learners: killed in the middle and started again, nothing is missing, nothing is twice', {
  tags: 'long',
}, async () => {
  const work = emptyFolder();
  const [learners, deeds] = [200, 4];
  const first = await serve(work, '--port=0', '--web-port=0');
  const crowd = start(
    crowdFile,
    ...[emptyFolder(), String(first.port), first.code, String(learners), String(deeds)],
  );
  expect(await crowd.line()).toBe('joined');
  expect(await crowd.line()).toBe('did 0');
  await stop(first, 'SIGKILL');
  // The end of the log is cut as a power failure may cut it: what was told is told again.
  const log = `${work}/workshops/test/log.ndjson`;
  truncateSync(log, readFileSync(log).length - 700);
  expect(await crowd.line()).toBe('did 1');
  const second = await serve(work);
  expect(second).toMatchObject({ port: first.port, code: first.code });
  for (let number = 2; number < deeds; number += 1) await crowd.line();
  expect(await crowd.line()).toBe('told');
  expect(await stop(second, 'SIGINT')).toBe(0);
  const room = await roomIn(work);
  const attempts = Array.from(
    room.learners.values(),
    (one) => one.exercises.get('01-listening/greet')?.attempts,
  );
  expect(attempts).toEqual(Array.from({ length: learners }, () => deeds));
  const names = new Set(Array.from(room.learners.values(), ({ name }) => name));
  expect(names.size).toBe(learners);
});
