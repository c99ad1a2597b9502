import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from '../empty-folder.ts';
import { hasTmux, openTerminal } from '../study/terminal.ts';
import { courseFile, learner } from './learner.ts';

const echo = '01-echoing/echo.ts';
const solution = courseFile('01-echoing/exercises/echo/solution.ts');

test.skipIf(!hasTmux)(
  'on a terminal, check says what holds so far until there is a verdict',
  {
    tags: 'long',
  },
  async () => {
    const { terminal, write } = learner();
    write(
      echo,
      "import { createServer } from 'node:net';\ncreateServer().listen(0, '127.0.0.1');\n",
    );
    const { keys, shows, screen } = openTerminal(['check', '1/echo'], { ...terminal, columns: 40 });
    await shows(/^✓ It listens.*\nPassed so far: 1 step. The thorough ?…$/m);
    keys('C-c');
    await shows('code 130');
    expect(screen()).toMatch(/✓ It listens.*\n+╭─ Stopped/);
  },
);

describe('check', () => {
  test('judges what was started, says why it fails, and remembers', async () => {
    const { run, read, write, shown, progress } = learner();
    const started = await run(['start', '1/echo']);
    expect([started.code, started.err]).toEqual([0, '']);
    expect(started.out).toMatch(/^An echo that lasts\n\nWrite a server that sends back/);
    expect(started.out).toContain(`${shown(echo)} is ready.\n`);
    expect(JSON.parse(read('tsconfig.json')).extends).toBe('../../tsconfig.json');

    const failed = await run(['check']);
    expect([failed.code, failed.err]).toEqual([1, '']);
    expect(failed.out).toContain(
      `An echo that lasts  ${shown(echo)}
✓ It listens on loopback only.
✗ It answers a polite client.

╭─ Not yet
│  ${shown(echo)} is still as you received it: replace
│  its TODO, then save it.
│
│  Your program closed the connection too soon: a polite client had received
│  "", and expected "hello".
╰─

Your program ended this connection here
${shown(echo)}:5:10
5 │   socket.end();
             ^

On the wire with a polite client
`,
    );
    expect(failed.out).toMatch(/ ms │─+ 5 B {2}"hello" ─+▶│\n/);
    expect(failed.out).toMatch(/\nStuck\? npm run lesson -- hint\n$/);

    write(echo, solution);
    const passed = await run(['check', '--lang', 'fr']);
    expect([passed.code, passed.err]).toEqual([0, '']);
    expect(passed.out).toContain('│  Il résiste à tous les pairs.\n');
    const { exercise, exercises } = progress();
    expect(exercise).toBe('01-echoing/echo');
    const passedAt = expect.stringMatching(/^\d{4}-/);
    expect(exercises[exercise ?? '']).toMatchObject({ attempts: 2, hints: 0, passed: passedAt });
  });

  test('--json prints one document; --file judges any program, and remembers nothing', async () => {
    const { run, work } = learner();
    const folder = emptyFolder();
    const file = join(folder, 'mon écho.ts');
    writeFileSync(file, `\uFEFF${solution.replaceAll('\n', '\r\n')}`);
    const { code, out, err } = await run(['check', '1/echo', '--file', file, '--json']);
    expect([code, err]).toEqual([0, '']);
    const judged = JSON.parse(out);
    expect(Object.keys(judged)).toEqual([
      'exercise',
      'ok',
      'verdict',
      'steps',
      'seed',
      'recording',
    ]);
    expect(judged).toMatchObject({
      exercise: '01-echoing/echo',
      ok: true,
      verdict: { id: 'passed', params: {} },
      steps: ['listens', 'answers', 'rude-clients', 'finishes'].map((id) => ({ id, ok: true })),
    });
    expect(judged.recording.length).toBeGreaterThan(0);
    expect(readdirSync(work)).toEqual(['tsconfig.json']);
  });

  test('shows the place of a mistake in the file that was given', async () => {
    const { run } = learner();
    const file = join(emptyFolder(), 'a b.ts');
    writeFileSync(file, 'const été = "é";\n\tconst x = = 3;\n');
    const syntax = await run(['check', '1/echo', '--file', file]);
    expect(syntax.code).toBe(1);
    expect(syntax.out).toContain(`
│  Line 2, column 12: Unexpected "="
╰─

${file}:2:12
2 │  const x = = 3;
               ^
`);
    expect(syntax.out + syntax.err).not.toMatch(/node_modules|\.given|^ +at /m);
    writeFileSync(file, 'function boom() {\n  throw new RangeError("no");\n}\nboom();\n');
    const crash = await run(['check', '1/echo', '--file', file]);
    expect(crash.out).toContain(`
${file}:2:9
2 │   throw new RangeError("no");
            ^
`);
    expect(crash.out).not.toContain('.given');
    writeFileSync(
      file,
      `import { createServer } from 'node:net';
const server = createServer((socket) => {
  socket.on('error', () => {}).on('data', () => socket.write('?'));
});
server.listen(Number(process.env.PORT), process.env.HOST);
`,
    );
    const wrong = await run(['check', '1/echo', '--file', file]);
    expect(wrong.out).toContain(`
Your program last wrote to this connection here
${file}:3:56
3 │   socket.on('error', () => {}).on('data', () => socket.write('?'));
`);
    expect(wrong.out).not.toContain('.given');
  });

  test('shows type errors after the verdict, in the language', async () => {
    const { run, write, shown } = learner();
    // What needs no type in JavaScript needs none here.
    const free = 'const chunks = [];\nchunks.push(1);\nexport const same = (x) => [x, chunks];\n';
    write(echo, `${solution}const port: number = 'x';\nvoid port;\n${free}`);
    const { code, out } = await run(['check', '1/echo', '--lang', 'fr']);
    expect(code).toBe(0);
    const types = out.slice(out.indexOf('TypeScript trouve 1 erreur.'));
    expect(types).toContain(`\n${shown(echo)}:7:7\n  Impossible d'assigner le type 'string'`);
    expect(out.indexOf('Il résiste à')).toBeLessThan(out.indexOf('TypeScript'));
  });

  test('keeps what a program held that removes its own file', async () => {
    const { run, read, write, work } = learner();
    const text = "import { rmSync } from 'node:fs';\nrmSync(new URL(import.meta.url));\n";
    write(echo, text);
    const { code, out } = await run(['check', '1/echo']);
    expect(code).toBe(1);
    const kept = /are kept as \S*\s?\S*\s?\S*(01-echoing\/echo\.[\dT-]+\.ts)\./.exec(
      out.replaceAll('\n', ' '),
    )?.[1];
    expect(read(kept ?? work)).toBe(text);
  });
});
