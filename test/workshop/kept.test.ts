import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { hold } from '../../lib/base/lock.ts';
import { costsOf } from '../../lib/workshop/export/costs.ts';
import { LogFile } from '../../lib/workshop/log-file.ts';
import { lockOf } from '../../lib/workshop/session.ts';
import { emptyFolder } from '../empty-folder.ts';
import { Happening, minute, start, workingRoom } from './web/full-room.ts';
import { workshop } from './workshop-command.ts';

/** A `work/` in which a session is kept. */
async function kept(it: Happening, name = 'may', work = emptyFolder()): Promise<string> {
  const log = await LogFile.open(pathToFileURL(`${work}/workshops/${name}/`));
  for (const { at, event } of it.logged) void log.append(at, event);
  await log.close();
  return work;
}

/** A room with one learner of a hostile name, which took its time. */
function slowRoom(): Happening {
  const it = new Happening();
  it.at = start;
  it.log({ type: 'opened', session: 'may', lessons: ['03-async-server'] });
  const ana = it.join('=HYPERLINK("http://example/")', 'fr');
  it.join('Ann | <b>', 'en');
  const lesson = '03-async-server';
  it.act({ act: 'went-to', place: { lesson, section: 'accept' } }, start);
  const exercise = `${lesson}/echo`;
  const place = { lesson, section: 'exercises', exercise };
  it.act({ act: 'went-to', place }, start + 30 * minute);
  const judged = { did: 'judged', exercise, held: 1, of: 4 } as const;
  const failed = { ...judged, ok: false, verdict: 'crashed-with-peer', peer: 'reset-mid-write' };
  it.did(ana, { did: 'started', exercise }, start + 30 * minute);
  it.did(ana, failed, start + 31 * minute);
  it.did(ana, failed, start + 35 * minute);
  it.did(ana, { ...judged, ok: true, verdict: 'passed' }, start + 95 * minute);
  it.act({ act: 'went-to', place: { lesson, section: 'half-close' } }, start + 50 * minute);
  return it;
}

test('sessions lists what is kept, also while it is served', async () => {
  const empty = await workshop(['sessions', '--lang', 'en']);
  expect(empty.out).toBe('Nothing is kept: no workshop has been served here yet.\n');
  const it = workingRoom();
  const work = await kept(it);
  const session = pathToFileURL(`${work}/workshops/may/`);
  const release = hold(lockOf(session));
  const json = await workshop(['sessions', '--json'], {}, work);
  expect(JSON.parse(json.out)).toEqual({
    sessions: [
      {
        ...{ name: 'may', opened: new Date(it.logged[0]?.at ?? 0).toISOString() },
        ...{ lessons: it.room.lessons, learners: 30, events: it.logged.length },
        ...{ bytes: expect.any(Number), served: process.pid },
      },
    ],
  });
  const text = await workshop(['sessions', '--lang', 'fr'], {}, work);
  expect(text.out).toContain('ouverte en ce moment');
  expect(text.out).toContain('30 participants');
  if (typeof release === 'function') release();
});

test('a log that a server is writing is read as far as it is whole, and left as it is', async () => {
  const it = workingRoom();
  const work = await kept(it);
  const log = `${work}/workshops/may/log.ndjson`;
  appendFileSync(log, '{"n":9999,"at":1,"event":{"type":"ca');
  const before = readFileSync(log, 'utf8');
  const { out } = await workshop(['sessions', '--json'], {}, work);
  expect(JSON.parse(out).sessions[0].events).toBe(it.logged.length);
  expect(readFileSync(log, 'utf8')).toBe(before);
});

test('purge deletes one session, never one that is served, and asks first', async () => {
  const work = await kept(slowRoom());
  await kept(slowRoom(), 'june', work);
  const session = pathToFileURL(`${work}/workshops/may/`);
  const ask = await workshop(['purge', 'may', '--lang', 'en'], {}, work);
  expect(ask).toEqual({
    ...{ code: 2, out: '' },
    err: 'Without a terminal, a session is deleted only with --yes: npm run workshop -- purge may --yes\n',
  });
  const release = hold(lockOf(session));
  const served = await workshop(['purge', 'may', '--yes', '--lang', 'en'], {}, work);
  expect(served).toEqual({
    ...{ code: 1, out: '' },
    err: `Session may is being served by process ${process.pid}. Stop that one first.\n`,
  });
  if (typeof release === 'function') release();
  const done = await workshop(['purge', 'may', '--yes', '--lang', 'en'], {}, work);
  expect(done).toEqual({ code: 0, out: 'Session may is deleted.\n', err: '' });
  expect(existsSync(session)).toBe(false);
  expect(existsSync(`${work}/workshops/june/log.ndjson`)).toBe(true);
});

test.each([
  [
    'export',
    'Which session? npm run workshop -- sessions lists them, then: npm run workshop -- export SESSION',
  ],
  [
    'purge',
    'Which session? npm run workshop -- sessions lists them, then: npm run workshop -- purge SESSION',
  ],
  ['export mai', 'There is no session “mai”. Did you mean may?'],
  ['purge ../may', 'There is no session “../may”. Sessions: may.'],
  ['purge ma --yes', 'There is no session “ma”. Did you mean may?'],
  ['export may --csv --json', '--csv and --json do not go together. Choose one of them.'],
  ['export may june', 'june'],
])('%s: %s', async (typed, line) => {
  const work = await kept(slowRoom());
  const { code, out, err } = await workshop([...typed.split(' '), '--lang', 'en'], {}, work);
  expect(err).toMatch(/^[^\n]+\n$/);
  expect(err).toContain(line);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(existsSync(`${work}/workshops/may/log.ndjson`)).toBe(true);
});

test('where nothing is kept, export says so', async () => {
  const { code, err } = await workshop(['export', 'may', '--lang', 'en']);
  expect({ code, err }).toEqual({
    code: 2,
    err: 'No session is kept here. To open one: npm run workshop -- serve\n',
  });
});

test('export --json: who did what, planned and actual minutes, and a proposal', async () => {
  const work = await kept(slowRoom());
  const { code, out } = await workshop(['export', 'may', '--json'], {}, work);
  expect(code).toBe(0);
  const report = JSON.parse(out);
  expect(report.learners[0]).toMatchObject({ passed: 1, language: 'fr', via: 'terminal' });
  expect(report.learners[0].exercises[0]).toEqual({
    ...{ exercise: '03-async-server/echo', status: 'passed', attempts: 3 },
    ...{ passed: new Date(start + 95 * minute).toISOString(), hints: 0, solution: false },
  });
  const taken = report.minutes as { exercise: string; section: string; actual: number | null }[];
  expect(taken.find(({ section }) => section === 'accept')).toMatchObject({ actual: 30 });
  expect(taken.find(({ exercise }) => exercise?.endsWith('/echo'))).toMatchObject({
    ...{ planned: 10, actual: 20 },
  });
  expect(taken.find(({ exercise }) => exercise?.endsWith('/count'))).toMatchObject({
    actual: null,
  });
  expect(report.proposal).toEqual([
    {
      lesson: '03-async-server',
      // 30 minutes for two sections of 18; of the others, nothing is known.
      minutes: { read: 85, exercises: 80 },
      exercises: [{ slug: 'echo', minutes: 20 }],
    },
  ]);
});

test('what a verdict cost ends with the next check; a break is not counted', () => {
  expect(costsOf(slowRoom().logged)).toEqual([
    {
      ...{ exercise: '03-async-server/echo', verdict: 'crashed-with-peer' },
      ...{ peer: 'reset-mid-write', times: 2, learners: 1, minutes: 19 },
    },
  ]);
});

test('export --csv: no cell is a formula, and a spreadsheet reads the accents', async () => {
  const work = await kept(slowRoom());
  const { out } = await workshop(['export', 'may', '--csv', '--lang', 'fr'], {}, work);
  const lines = out.split('\r\n');
  expect(lines[0]).toMatch(
    /^\ufeffNom,Langue,Arrivée,Dernier signe de vie,Vérifications réussies sur la machine du participant,03-async-server\/echo,/,
  );
  expect(lines[1]).toMatch(/^"'=HYPERLINK\(""http:\/\/example\/""\)",fr,\d{4}-\d\d-\d\d 10:45,/);
  expect(lines).toHaveLength(4);
  for (const name of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1']) {
    const it = new Happening();
    it.log({ type: 'opened', session: 'may', lessons: ['01-listening'] });
    it.join(name, 'en');
    const csv = await workshop(['export', 'may', '--csv'], {}, await kept(it));
    expect(csv.out.split('\r\n')[1]).toMatch(/^"?'/);
  }
});

test.each(['en', 'fr'] as const)(
  'export is Markdown that names cannot break (%s)',
  async (language) => {
    const work = await kept(slowRoom());
    const { out } = await workshop(['export', 'may', '--lang', language], {}, work);
    expect(out).toContain('| Ann \\| \\<b\\> |');
    expect(out).toContain('"slug": "echo"');
    const tables = out.split('\n\n').filter((part) => part.startsWith('|'));
    for (const table of tables) {
      const cells = table
        .trim()
        .split('\n')
        .map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(cells).size).toBe(1);
    }
    expect(tables).toHaveLength(3);
  },
);

test('take adds what people exported, once, and says when the session is served', async () => {
  const work = await kept(slowRoom());
  const folder = emptyFolder();
  const exercise = { attempts: 2, hints: 1, solution: false };
  const progress = {
    ...{ version: 1, language: 'fr' },
    lessons: { '03-async-server': { answers: { q: [1, 0] } } },
    exercises: {
      '03-async-server/echo': {
        ...exercise,
        started: '2026-05-19T09:00:00.000Z',
        passed: '2026-05-19T09:20:00.000Z',
      },
      '../evil': { ...exercise, started: '2026-05-19T09:00:00.000Z' },
    },
  };
  const [own, bad] = [`${folder}/Zo\u00e9.json`, `${folder}/bad.json`];
  writeFileSync(own, JSON.stringify(progress));
  writeFileSync(bad, '[]');
  const run = (...args: string[]) => workshop(['take', ...args, '--lang', 'en'], {}, work);
  expect(await run('may', own)).toEqual({
    code: 0,
    out: 'Added to session may: Zo\u00e9.\n',
    err: '',
  });
  expect((await run('may', own)).out).toContain('all of it has been added before');
  const report = JSON.parse((await workshop(['export', 'may', '--json'], {}, work)).out);
  expect(report.learners).toHaveLength(3);
  expect(report.learners[2]).toMatchObject({
    name: 'Zo\u00e9',
    language: 'fr',
    via: 'file',
    passed: 1,
  });
  expect(report.learners[2].exercises[0]).toMatchObject({
    ...{ passed: '2026-05-19T09:20:00.000Z', hints: 1 },
  });
  expect(await run('may')).toMatchObject({ code: 2, out: '' });
  expect((await run('may', bad)).err).toContain('does not hold progress');
  const release = hold(lockOf(pathToFileURL(`${work}/workshops/may/`)));
  expect(await run('may', own)).toMatchObject({
    code: 1,
    err: expect.stringContaining('is being served'),
  });
  if (typeof release === 'function') release();
});

test('a folder beside the sessions is none, and a damaged line is left out', async () => {
  const work = await kept(slowRoom());
  writeFileSync(`${work}/workshops/note.txt`, '');
  const log = `${work}/workshops/may/log.ndjson`;
  writeFileSync(log, readFileSync(log, 'utf8').replace('HYPERLINK', 'HYPERLINC'));
  const { out } = await workshop(['sessions', '--json'], {}, work);
  expect(JSON.parse(out).sessions).toMatchObject([{ name: 'may', learners: 1 }]);
});
