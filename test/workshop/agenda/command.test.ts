import { expect, test } from 'vitest';
import { workshop } from '../workshop-command.ts';

const agenda = (...args: string[]) => workshop(['agenda', ...args]);

test('agenda --json has each section and exercise, with its times and its titles', async () => {
  const { code, out, err } = await agenda('1', '--start', '09:00', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { days, left } = JSON.parse(out);
  expect(left).toEqual([]);
  expect(days).toHaveLength(1);
  const { items } = days[0];
  expect(items[0]).toEqual({
    ...{ start: '09:00', end: '09:01', kind: 'lesson', lesson: '01-listening', section: 'opening' },
    title: { en: 'Introduction', fr: 'Introduction' },
  });
  expect(items.find(({ kind }: { kind: string }) => kind === 'break')).toEqual({
    ...{ start: '10:00', end: '10:10', kind: 'break' },
    title: { en: 'Break', fr: 'Pause' },
  });
  expect(items.at(-1)).toEqual({
    ...{ start: '10:35', end: '10:55', kind: 'exercise' },
    ...{ lesson: '01-listening', section: 'exercises', exercise: 'both-families' },
    title: { en: 'Two families, one port', fr: 'Deux familles, un port' },
  });
});

test('agenda --json says what is left, with minutes instead of times', async () => {
  const { out } = await agenda('1', '--end', '10:30', '--json');
  expect(JSON.parse(out).left).toEqual([
    {
      ...{ minutes: 20, kind: 'exercise', lesson: '01-listening', section: 'exercises' },
      exercise: 'both-families',
      title: { en: 'Two families, one port', fr: 'Deux familles, un port' },
    },
  ]);
});

test('agenda --fit leaves out what is proposed', async () => {
  const { out } = await agenda('1', '2', '3', '4', '--fit', '--json');
  const { days, left } = JSON.parse(out);
  const last = days[0].items.at(-1);
  expect([last.lesson, last.kind]).toEqual(['04-tcp-services', 'exercise']);
  expect(left).toContainEqual(expect.objectContaining({ exercise: 'slow-readers', minutes: 20 }));
  const text = await agenda('--fit');
  expect(text.out).toContain('\nLeft out, so that the rest fits:\n');
});

test('agenda speaks French, and prints a calendar to its last CRLF', async () => {
  const { out } = await agenda('1', '--lang', 'fr', '--start', '9h');
  expect(out).toContain('\n09:47  La file avant l’acceptation');
  const calendar = await agenda('1', '--ics', '--date', '2026-12-01');
  expect(calendar.out).toContain('\r\nDTSTART:20261201T090000\r\n');
  expect(calendar.out.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

test.each([
  ['agend', 'There is no command “agend”. Did you mean agenda?'],
  ['agenda lisening', 'There is no lesson “lisening”. Did you mean 01-listening?'],
  [
    'agenda --start 25:00',
    '“25:00” is not a time of day. Write it as 09:00 or 13:30: --start 09:00',
  ],
  ['agenda --end 9.30', '“9.30” is not a time of day. Write it as 09:00 or 13:30: --end 09:00'],
  ['agenda --start 12:00 --end 11:00', 'A day that starts at 12:00 cannot end at 11:00.'],
  ['agenda --start 18:00', 'A day that starts at 18:00 cannot end at 17:00.'],
  ['agenda --breaks -5', 'The option --breaks needs a value: --breaks=…'],
  ['agenda --breaks ten', '“ten” is not a number of minutes for a break.'],
  ['agenda --days 0', '“0” is not a number of days. Give a whole number from 1 to 30.'],
  ['agenda --days 1.5', '“1.5” is not a number of days.'],
  ['agenda --lunch 12:00/x', '“12:00/x” is not a lunch.'],
  ['agenda --lunch noon', '“noon” is not a time of day.'],
  ['agenda --lunch 08:00/30', 'Lunch from 08:00 to 08:30 is not within the day'],
  ['agenda --lunch 16:30/60', 'Lunch from 16:30 to 17:30 is not within the day'],
  ['agenda --date 2026-02-30', '“2026-02-30” is not a day of the calendar.'],
  ['agenda --json --ics', '--ics and --json do not go together. Choose one of them.'],
  ['agenda --formats', 'There is no option --formats here.'],
])('%s: %s', async (typed, line) => {
  const { code, out, err } = await workshop(typed.split(' '));
  expect(err).toMatch(/^[^\n]+\n$/);
  expect(err).toContain(line);
  expect({ code, out }).toEqual({ code: 2, out: '' });
});

test('without a command, workshop says what it can do', async () => {
  const { code, out, err } = await workshop([], { WORKBOOK_LANG: 'fr' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('npm run workshop -- agenda LEÇON…');
});
