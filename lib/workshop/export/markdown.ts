import type { Language } from '../../base/i18n.ts';
import { escaped } from '../agenda/markdown.ts';
import { lessonTitle } from '../client/titles.ts';
import { peerName, refusalText } from '../web/course.ts';
import { workshopWords as words } from '../words.ts';
import type { Cost } from './costs.ts';
import type { Proposal, Taken } from './minutes.ts';
import type { SessionReport } from './report.ts';
import { doneSaid, momentText } from './said.ts';

/** So many of the verdicts that cost most are enough for a page. */
const mostCosts = 15;

/** A session as Markdown, for whoever keeps the course. */
export function reportMarkdown(report: SessionReport, language: Language): string[] {
  const say = (key: Parameters<typeof words>[1], params = {}): string =>
    words(language, key, params);
  const { session, opened, until, learners, exercises, minutes, proposal, costs } = report;
  // Lessons that the room never began would be a table of nothing.
  const begun = new Set(minutes.flatMap(({ lesson, actual }) => (actual === null ? [] : [lesson])));
  const span = { session, from: momentText(opened), until: momentText(until) };
  return [
    ...[`# ${say('export.title', { session })}`, ''],
    ...[say('export.summary', { ...span, count: learners.length }), ''],
    ...[`## ${say('export.learners')}`, '', say('export.label'), ''],
    ...table(
      [say('export.name'), say('export.joined'), say('export.heard'), ...exercises],
      learners.map(({ name, joined, heard, exercises }) => [
        ...[name, momentText(joined), momentText(heard)],
        ...exercises.map((done) => doneSaid(done, language)),
      ]),
    ),
    ...['', `## ${say('export.minutes')}`, ''],
    ...table(
      [say('export.what'), say('export.planned'), say('export.actual')],
      minutes.filter(({ lesson }) => begun.has(lesson)).map((taken) => minutesRow(taken, language)),
    ),
    ...proposalLines(proposal, language),
    ...['', `## ${say('export.costs')}`, ''],
    ...(costs.length === 0
      ? [say('export.noCosts')]
      : [
          ...[say('export.costsSaid'), ''],
          ...table(
            ['exercise', 'verdict', 'times', 'people', 'cost'].map((key) =>
              say(`export.${key}` as 'export.cost'),
            ),
            costs.slice(0, mostCosts).map((cost) => costRow(cost, language)),
          ),
        ]),
  ];
}

function minutesRow({ lesson, title, exercise, planned, actual }: Taken, language: Language) {
  const own = title[language];
  const what = exercise === null ? own : words(language, 'agenda.exercise', { title: own });
  return [
    words(language, 'export.place', { lesson: lessonTitle(lesson, language), what }),
    String(planned),
    actual === null ? '–' : numberText(actual, language),
  ];
}

function proposalLines(proposal: readonly Proposal[], language: Language): string[] {
  if (proposal.length === 0) return [];
  const lines = proposal.flatMap(({ lesson, ...minutes }) => [
    ...['', `\`lessons/${lesson}/lesson.json\``, '', '```json', JSON.stringify(minutes, null, 2)],
    '```',
  ]);
  return ['', words(language, 'export.proposal'), ...lines];
}

function costRow({ exercise, verdict, peer, times, learners, minutes }: Cost, language: Language) {
  const text = refusalText(language, verdict);
  const who = peer === null ? '' : ` (${peerName(language, peer)})`;
  return [
    ...[exercise, `${text}${who}`, String(times), String(learners)],
    numberText(Math.round(minutes), language),
  ];
}

const numberText = (value: number, language: Language): string => value.toLocaleString(language);

/** Names are other people’s: none of them is markup. */
const table = (header: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [header, header.map(() => null), ...rows].map(
    (cells) => `| ${cells.map((cell) => (cell === null ? '---' : escaped(cell))).join(' | ')} |`,
  );
