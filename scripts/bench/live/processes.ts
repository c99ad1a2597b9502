import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../start.cjs', import.meta.url));

/** The first line that a command prints, and the milliseconds until then. */
async function firstLine(...args: readonly string[]) {
  const before = performance.now();
  const child = spawn(process.execPath, [script, 'lesson', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await lineOf(child.stdout);
  return { line, ms: performance.now() - before, child };
}

async function lineOf(stdout: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (text.includes('\n')) break;
  }
  stdout.resume();
  return text.split('\n')[0] ?? '';
}

/** Milliseconds until `run` has printed a program's first line in the terminal. */
export async function terminalMs(lesson: string, program: string): Promise<number> {
  const { ms, child } = await firstLine('run', lesson, program);
  await ended(child);
  return ms;
}

/** The lessons, open in a process of their own, and the milliseconds until their address. */
export async function openLessons() {
  const { line, ms, child } = await firstLine('open', '3', '--no-browser', '--json', '--port', '0');
  const { url } = JSON.parse(line) as { url: string };
  const close = (): Promise<void> => {
    child.kill('SIGINT');
    return ended(child);
  };
  return { url, ms, close };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
