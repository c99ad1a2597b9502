import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { answersOf } from '../../lib/workshop/rehearsal/answers.ts';
import { attemptsOf, type Manner, manners } from '../../lib/workshop/rehearsal/attempts.ts';
import { startRehearsal } from '../../lib/workshop/rehearsal/rehearsal.ts';
import { emptyFolder } from '../empty-folder.ts';
import { workshop } from './workshop-command.ts';

const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

/** The same numbers in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

const lesson = '03-async-server';

test('every mistake of a rehearsal is one that the exercise’s check knows', () => {
  const answers = answersOf([lesson], lessonsFolder);
  expect([...answers.keys()]).toContain(`${lesson}/echo`);
  for (const { right, wrong, minutes } of answers.values()) {
    expect(right.verdict).toBe('passed');
    expect(wrong.length).toBeGreaterThan(2);
    expect(wrong.map(({ verdict }) => verdict)).not.toContain('passed');
    expect(minutes).toBeGreaterThan(0);
  }
});

test.each(manners)('somebody %s works as people do', (manner: Manner) => {
  const known = answersOf([lesson], lessonsFolder).get(`${lesson}/echo`);
  if (!known) throw new Error('no echo');
  for (let seed = 1; seed <= 50; seed += 1) {
    const beats = attemptsOf({ ...known, exercise: known.exercise.id, manner, random: dice(seed) });
    expect(beats[0]).toMatchObject({ deed: { did: 'started', exercise: `${lesson}/echo` } });
    const checks = beats.flatMap((beat) => ('check' in beat ? [beat.check.verdict] : []));
    // A pass is the end of it.
    expect(checks.slice(0, -1)).not.toContain('passed');
    if (manner === 'quick' || manner === 'steady') expect(checks.at(-1)).toBe('passed');
    if (manner === 'silent') expect(checks).not.toContain('passed');
    if (manner === 'stuck') expect(checks.length).toBeGreaterThanOrEqual(4);
    expect(beats.every(({ after }) => after >= 0)).toBe(true);
  }
});

test('a room full of simulated learners goes through an exercise, and leaves nothing', async () => {
  const work = pathToFileURL(`${emptyFolder()}/`);
  const rehearsal = await startRehearsal({
    ...{ work, folder: lessonsFolder, lessons: [lesson], session: 'rehearsal-test' },
    ...{ learners: 20, live: 0, speed: 1_000, openPages: null, random: dice(7) },
  });
  const { state } = rehearsal.server.room;
  try {
    await vi.waitFor(
      () => {
        const learners = [...state.learners.values()];
        expect(learners).toHaveLength(20);
        const all = learners.flatMap(({ exercises }) => [...exercises.values()]);
        expect(all.filter(({ passed }) => passed !== null).length).toBeGreaterThan(5);
        expect(all.some(({ last }) => (last?.times ?? 0) >= 3)).toBe(true);
        expect(all.some(({ hints }) => hints > 0)).toBe(true);
      },
      { timeout: 110_000, interval: 20 },
    );
    const languages = Array.from(state.learners.values(), ({ language }) => language);
    expect(languages.filter((language) => language === 'fr')).toHaveLength(10);
    expect(new Set(Array.from(state.learners.values(), ({ name }) => name)).size).toBe(20);
  } finally {
    await rehearsal.close();
  }
  expect(readdirSync(new URL('workshops/rehearsal-test/', work)).sort()).toEqual([
    'log.ndjson',
    'session.json',
  ]);
}, 120_000);

test.each([
  [[], false],
  [['--keep'], true],
] as const)(
  'rehearse %j: Ctrl-C ends everything',
  async (more, isKept) => {
    const work = emptyFolder();
    const file = fileURLToPath(new URL('serve-process.ts', import.meta.url));
    const args = [
      '--import',
      'tsx',
      file,
      work,
      'rehearse',
      '1',
      '--learners',
      '5',
      '--json',
      ...more,
    ];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const line = JSON.parse((await lines.next()).value ?? '');
    expect(line.instructor).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/board\?token=/);
    expect((await fetch(line.instructor)).status).toBe(200);
    const [name = ''] = readdirSync(`${work}/workshops`);
    expect(name).toMatch(/^rehearsal-\d{4}-\d\d-\d\d$/);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(existsSync(`${work}/workshops/${name}`)).toBe(isKept);
    await expect(fetch(line.instructor)).rejects.toThrow();
  },
  120_000,
);

test.each([
  ['--learners 0', '“0” does not fit --learners. Give a whole number from 1 to 500.'],
  ['--speed fast', '“fast” does not fit --speed. Give a whole number from 1 to 100.'],
  ['--live 11', '“11” does not fit --live. Give a whole number from 0 to 10.'],
  [
    'lisening',
    'There is no lesson “lisening”. Did you mean 01-listening? All lessons: npm run lesson -- list',
  ],
])('rehearse %s: %s', async (typed, said) => {
  const work = emptyFolder();
  const args = ['rehearse', ...typed.split(' '), '--lang', 'en'];
  const { code, out, err } = await workshop(args, {}, work);
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: `${said}\n` });
  expect(existsSync(`${work}/workshops`)).toBe(false);
});
