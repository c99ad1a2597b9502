import { describe, expect, test } from 'vitest';
import { agendaCalendar } from '../../../lib/workshop/agenda/calendar.ts';
import { agendaMarkdown } from '../../../lib/workshop/agenda/markdown.ts';
import { type AgendaOptions, planWork } from '../../../lib/workshop/agenda/plan.ts';
import { proposeWork } from '../../../lib/workshop/agenda/proposal.ts';
import type { Handout } from '../../../lib/workshop/agenda/said.ts';
import { agendaText } from '../../../lib/workshop/agenda/text.ts';
import { exercise, section } from './made.ts';
import { lessonWith } from './written.ts';

const lesson = lessonWith({ minutes: { read: 1, exercises: 0 }, page: 'Words.' });

const work = [
  section('Short', 2),
  section('Shorter | still', 1),
  section('A `long` one', 40),
  exercise('try', 30),
  section('More', 30),
  exercise('hard', 25, 3),
];

function handoutOf(options: Partial<AgendaOptions> = {}, date: string | null = null): Handout {
  const hours = { start: 540, end: 720, breaks: 10, lunch: null, days: 1, ...options };
  const agenda = planWork(work, hours);
  const proposal = proposeWork(work, hours);
  return { lessons: [lesson], options: hours, agenda, proposal, fit: false, date };
}

const style = { columns: 50, colors: false, unicode: true, language: 'en' } as const;
const lunch = { at: 610, minutes: 30 };

/** Lines with common spaces. */
const plain = (lines: readonly string[]): string =>
  lines.join('\n').replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a handout', () => {
  test('is a page of text', () => {
    const lines = agendaText(handoutOf({ end: 700, lunch }), style);
    expect(plain(lines)).toBe(`Workshop agenda
1 h 13 min of lessons, 30 min of exercises

1. Tested
09:00  Short · Shorter | still               3 min
09:03  A \`long\` one                         40 min
09:43  Time for questions                   27 min
10:10  Lunch                                30 min
10:40  Exercise: try                        30 min
11:10  More                                 30 min
11:40  End

Not everything fits. This is left over (25 min):
  • 1. Tested: Exercise: hard (25 min)

Without the following, the rest fits; --fit leaves
it out:

Exercises of level 3, the hardest, to be done at
home (25 min):
  • 1. Exercise: hard

Everything fits into 2 days: --days 2`);
  });

  test('is a page of text in French, day by day', () => {
    const handout = handoutOf({ end: 615, days: 2 }, '2026-12-31');
    const lines = agendaText(handout, { ...style, language: 'fr', columns: 80 });
    const text = plain(lines);
    expect(text).toContain('\nJour 1 · jeudi 31 décembre 2026\n');
    expect(text).toContain('\nJour 2 · vendredi 1 janvier 2027\n');
    expect(text).toContain('Exercice : try (fr)');
  });

  test('is Markdown', () => {
    const lines = agendaMarkdown(handoutOf({ end: 670 }), 'en');
    expect(plain(lines)).toBe(`# Workshop agenda

1 h 13 min of lessons, 30 min of exercises, 10 min of breaks

| Time | What | Minutes |
| --- | --- | ---: |
| | **1. Tested** | |
| 09:00 | Short · Shorter \\| still | 3 |
| 09:03 | A \\\`long\\\` one | 40 |
| 09:43 | Exercise: try | 30 |
| 10:13 | *Break* | 10 |
| 10:23 | More | 30 |
| 10:53 | *End* | |

Not everything fits. This is left over (25 min):

- 1\\. Tested: Exercise: hard (25 min)

Without the following, the rest fits; --fit leaves it out:

Exercises of level 3, the hardest, to be done at home (25 min):

- 1\\. Exercise: hard

Everything fits into 2 days: --days 2`);
  });
});

describe('a calendar', () => {
  const now = new Date('2026-11-01T12:00:00Z');
  const calendar = (options: Partial<AgendaOptions>, language: 'en' | 'fr' = 'en'): string =>
    agendaCalendar({ ...handoutOf(options), date: '2026-12-31' }, language, now);
  const valuesOf = (text: string, name: string): string[] =>
    [...text.matchAll(new RegExp(`^${name}:(.*)\\r$`, 'gm'))].map(([, value = '']) => value);

  test('has local times from the date on, and UIDs that stay when times change', () => {
    const text = calendar({ end: 615, days: 2 });
    expect(valuesOf(text, 'DTSTART')).toEqual([
      ...['20261231T090000', '20261231T090300', '20261231T094300'],
      ...['20270101T090000', '20270101T093000'],
    ]);
    expect(valuesOf(text, 'DTEND')[0]).toBe('20261231T090300');
    expect(valuesOf(text, 'SUMMARY')).toContain('Short · Shorter | still');
    const uids = valuesOf(text, 'UID');
    expect(new Set(uids).size).toBe(uids.length);
    expect(valuesOf(calendar({ start: 550, end: 625, days: 2 }), 'UID')).toEqual(uids);
  });

  test('has lines that end in CRLF and are folded at 75 octets', () => {
    const text = calendar({ lunch }, 'fr');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const long = agendaCalendar(
      {
        ...handoutOf(),
        agenda: planWork([section('é, ’;'.repeat(40), 60)], handoutOf().options),
        date: '2026-12-31',
      },
      'fr',
      now,
    );
    for (const line of long.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(long.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'é\\, ’\\;'.repeat(40)} (fr)\r\n`);
  });
});
