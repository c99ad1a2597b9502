import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { Child } from '../../lib/run/child.ts';
import { compile } from '../../lib/run/compile.ts';
import { ended } from '../outcome.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbook-compiled-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');

function saved(name: string, text: string): URL {
  writeFileSync(join(folder, name), text);
  return pathToFileURL(join(folder, name));
}

async function run(file: URL): Promise<{ out: string[]; err: string[]; code: number | null }> {
  const said = { out: [] as string[], err: [] as string[] };
  const child = new Child({
    ...{ program: 'compiled', file, compiled: await compile(file) },
    onOutput: ({ stream, text }) => void said[stream].push(text),
  });
  const { code } = await child.exited;
  return { ...said, code };
}

test('several modules run as one, and a crash still names the line that was written', async () => {
  saved('part.ts', 'export enum Size { Small = 3 }\nexport const name: string = "part";\n');
  const file = saved(
    'whole.ts',
    `import { name, Size } from './part.ts';\nclass Mistake extends Error {}\n\nconsole.log(name, Size.Small);\nthrow new Mistake(Mistake.name);\n`,
  );
  expect((await compile(file))?.code.pathname).toMatch(/\.mjs$/);
  const { out, err, code } = await run(file);
  expect(out).toEqual(['part 3']);
  expect(code).toBe(1);
  expect(err.join('\n')).toContain('whole.ts:5');
  expect(err.join('\n')).toMatch(/^Mistake\b.*: Mistake$/m);
});

test('what is saved later is what runs, at the same address', async () => {
  const first = await compile(saved('again.ts', 'console.log("first" as string);'));
  const file = saved('again.ts', 'console.log("second" as string);');
  expect((await compile(file))?.code.href).toBe(first?.code.href);
  expect((await run(file)).out).toEqual(['second']);
});

test.each([
  ['asks for its own address', 'console.log(import.meta.url);'],
  ['loads something by name', 'await import(process.env.NAME ?? "node:net");'],
  ['reads its arguments', 'console.log(process.argv.length);'],
  ['starts threads', 'import { Worker } from "node:worker_threads"; console.log(Worker);'],
  ['starts processes', 'import { fork } from "child_process"; console.log(fork);'],
  ['is CommonJS', 'module.exports = 3;'],
  ['is no TypeScript', 'const = 3;'],
  ['imports what is not there', 'import "./nowhere.ts";'],
])('a program that %s is run as it stands', async (_, text) => {
  expect(await compile(saved('other.ts', text))).toBe(null);
});

test('so is one whose folder is not for ES modules, and one that is not there', async () => {
  const file = saved('there.ts', 'console.log("there");');
  writeFileSync(join(folder, 'package.json'), '{}');
  expect(await compile(file)).toBe(null);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  expect(await compile(new URL('https://workbook.invalid/echo.ts'))).toBe(null);
});

test.skipIf(process.platform === 'win32')(
  'a file that goes while we look holds nobody up',
  async () => {
    const code = (await compile(saved('here.ts', 'console.log("here");')))?.code ?? expect.fail();
    const gone = new URL('gone.mjs', code);
    rmSync(gone, { force: true });
    symlinkSync('nowhere', gone);
    try {
      // Only the first time in a process, others' files are looked at.
      const text = `import { compile } from ${JSON.stringify(new URL('../../lib/run/compile.ts', import.meta.url).href)};
console.log((await compile(new URL(${JSON.stringify(pathToFileURL(join(folder, 'here.ts')).href)})))?.code.href);`;
      const args = ['--import', 'tsx', '--input-type=module', '--eval', text];
      expect((await ended(spawn(process.execPath, args))).out).toBe(`${code.href}\n`);
    } finally {
      unlinkSync(gone);
    }
  },
);
