import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { buildSite } from '../../lib/site/build.ts';
import { lessons } from './fixture.ts';
import { filesOf, siteFolder } from './pages.ts';

const script = new URL('../../scripts/bench/docs/build-once.ts', import.meta.url);

/** A build of the real lessons in a process of its own. */
function start(out: URL): ChildProcess {
  const args = [script, lessonsFolder, out].map((url) => fileURLToPath(url));
  return spawn(process.execPath, ['--import', 'tsx', ...args], { stdio: 'ignore' });
}

async function ended(child: ChildProcess): Promise<unknown> {
  const [code, signal] = await once(child, 'exit');
  return code ?? signal;
}

/** Everything in the folder except the mark that makes it the site's. */
function siteIn(folder: URL): Map<string, string> {
  const files = filesOf(folder);
  expect(files.delete('.socket-workbook')).toBe(true);
  return files;
}

test('two builds at once leave one whole site', { tags: 'long' }, async () => {
  const out = siteFolder();
  const both = [start(out), start(out)];
  expect(await Promise.all(both.map(ended))).toEqual([0, 0]);
  const files = siteIn(out);
  const pages = [...files.keys()].filter((path) => path.endsWith('.html'));
  // What a build alone makes.
  expect(await buildSite({ out })).toBe(pages.length);
  expect(siteIn(out)).toEqual(files);
});

test('after a build that was killed, the next one is whole and nothing is left over', {
  tags: 'long',
}, async () => {
  const out = siteFolder();
  await buildSite({ out, lessons });
  const whole = siteIn(out);
  const child = start(out);
  const stage = await stageOf(child, out);
  child.kill('SIGKILL');
  await ended(child);
  expect(existsSync(stage)).toBe(true);
  await buildSite({ out, lessons });
  expect(siteIn(out)).toEqual(whole);
  expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual(['.socket-workbook']);
});

/** Waits until a build has started writing, and says where. */
async function stageOf(child: ChildProcess, out: URL): Promise<URL> {
  const watcher = watch(out);
  try {
    for await (const _ of watcherEvents(watcher, child)) {
      const name = readdirSync(out).find((each) => each.startsWith(`.building-${child.pid}-`));
      if (name !== undefined) return new URL(`${name}/`, out);
    }
    throw new Error('the build ended before it wrote anything');
  } finally {
    watcher.close();
  }
}

async function* watcherEvents(watcher: ReturnType<typeof watch>, child: ChildProcess) {
  const over = once(child, 'exit').then(() => false);
  do yield;
  while (await Promise.race([once(watcher, 'change').then(() => true), over]));
}

test('a stage that a killed build has left is swept, one of a build that runs is not', async () => {
  const out = siteFolder();
  const left = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(left, 'exit');
  const stages = [left.pid, process.pid].map((pid) => new URL(`.building-${pid}-x/new/`, out));
  for (const stage of stages) {
    mkdirSync(stage, { recursive: true });
    writeFileSync(new URL('index.html', stage), 'half');
  }
  await buildSite({ out, lessons });
  expect(stages.map((stage) => existsSync(stage))).toEqual([false, true]);
});

test('a folder without the mark is somebody’s own, however much it looks like a site', async () => {
  const out = siteFolder();
  const page = new URL('assets/site.css', out);
  mkdirSync(new URL('.', page));
  writeFileSync(page, 'p { color: red }');
  await expect(buildSite({ out, lessons })).rejects.toThrow('out-not-site');
  expect(filesOf(out)).toEqual(new Map([['assets/site.css', 'p { color: red }']]));
});

test('a file in the place of the folder is told, and left as it is', async () => {
  const file = new URL('assets/site.css', siteFolder());
  mkdirSync(new URL('.', file));
  writeFileSync(file, 'p { color: red }');
  const out = new URL(`${file.href}/`);
  await expect(buildSite({ out, lessons })).rejects.toThrow('out-not-folder');
  expect(readFileSync(file, 'utf8')).toBe('p { color: red }');
});
