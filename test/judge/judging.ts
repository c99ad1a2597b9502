import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { type JudgeOptions, judge } from '../../lib/judge/judge.ts';
import { type Judgement, verdictText } from '../../lib/judge/verdict.ts';

/**
 * A folder for programs under test, whose name is on the command line of each of them. It stays
 * until all tests are over: the other test files of this process use it, too.
 */
export const folder = mkdtempSync(join(tmpdir(), 'workbook-judged-'));
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');

export const echoCheck = new URL('fixtures/echo-check.ts', import.meta.url);

/** An echo server in one statement: the other programs are this one with a mistake added. */
export const echo = `
import { createServer } from 'node:net';
const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  socket.pipe(socket);
});
server.listen(Number(process.env.PORT), process.env.HOST);
`;

/** A test's program, saved under a name of its own. */
export function saved(text: string, name = `program-${performance.now()}.ts`): URL {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return pathToFileURL(file);
}

/** Judges a program's text; afterward nothing of it may be left, and the verdict has its words. */
export async function judged(text: string, more: Partial<JudgeOptions> = {}): Promise<Judgement> {
  const file = more.file ?? saved(text);
  const judgement = await judge({ exercise: 'x/echo', check: echoCheck, ...more, file });
  expect(left(file)).toEqual([]);
  for (const language of ['en', 'fr'] as const) verdictText(language, judgement.verdict);
  return judgement;
}

/**
 * A time limit within which a program has surely started and met a peer, on this machine right now.
 */
export async function enough(): Promise<number> {
  const start = performance.now();
  await judged(echo);
  return Math.max(1_500, Math.round(5 * (performance.now() - start)));
}

/** The processes that are still running a program, as `ps` shows them. */
export function left(file: URL): string[] {
  if (process.platform === 'win32') return [];
  const name = decodeURIComponent(file.pathname.split('/').at(-1) ?? '');
  const all = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,stat=,args='], { encoding: 'utf8' });
  return all.split('\n').filter((line) => line.includes(name) && !/^\s*\d+\s+Z/.test(line));
}

/** What keeps this process alive, apart from what vitest itself holds. */
export function handles(): string[] {
  return process.getActiveResourcesInfo().filter((name) => /TCP|Process|Pipe|Worker/.test(name));
}
