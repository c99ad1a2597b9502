import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { repository } from '../../../lib/course/catalogue.ts';
import { lessonName, pageOf } from './corpus.ts';
import type { Place } from './place.ts';

/**
 * From saving a page to its reader having the new one: saved, noticed, drawn, told, loaded. What a
 * browser then needs to paint it is its own. In milliseconds, so many times.
 */
export async function measureEdits({ lessons }: Place, times: number): Promise<number[]> {
  const program = fileURLToPath(new URL('serve-once.ts', import.meta.url));
  const args = ['--import', 'tsx', program, fileURLToPath(lessons)];
  const cwd = fileURLToPath(repository);
  const server = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const base = await addressOf(createInterface({ input: server.stdout }));
    const measured: number[] = [];
    for (let time = 0; time < times; time += 1) {
      measured.push(await measureEdit(base, lessons, `Sentence ${time}.`));
    }
    return measured;
  } finally {
    server.stdin.end();
    if (server.exitCode === null) await once(server, 'exit');
  }
}

async function measureEdit(base: string, lessons: URL, sentence: string): Promise<number> {
  const page = await openPage(base, 'en/part-0/');
  const started = performance.now();
  writeFileSync(new URL(`${lessonName(0)}/en.md`, lessons), pageOf(0, 'en', sentence));
  await page.changed;
  const text = await (await fetch(new URL('en/part-0/', base))).text();
  const ms = performance.now() - started;
  if (!text.includes(sentence)) throw new Error('the page came without its new sentence');
  return ms;
}

async function addressOf(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) if (line.endsWith('/en/')) return line.trim().slice(0, -3);
  throw new Error('the server ended before it said where it is');
}

/** A served page as a browser has it open; `changed` settles when the server has told of a change. */
export type OpenPage = { text: string; changed: Promise<void> };

export async function openPage(base: string, path: string): Promise<OpenPage> {
  const text = await (await fetch(new URL(path, base))).text();
  const mark = /data-mark="([^"]+)"/.exec(text)?.[1] ?? '';
  const events = await fetch(new URL(`.live/events?page=/${path}&mark=${mark}`, base));
  const changed = heardChange(events);
  // The end of the server cuts the connection: nobody cares by then.
  changed.catch(() => {});
  return { text, changed };
}

/** Settles when the server tells of a change. */
export async function heardChange({ body }: Response): Promise<void> {
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    if (text.includes('event: change\n')) return;
  }
  throw new Error('the server has gone');
}
