import { UserError } from '../../lib/base/user-error.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { planAgenda } from '../../lib/workshop/agenda/plan.ts';
import { proposeFit } from '../../lib/workshop/agenda/proposal.ts';
import type { Handout } from '../../lib/workshop/agenda/said.ts';
import type { Values } from '../command/parse.ts';
import { optionsFrom } from './agenda-options.ts';
import { lessonsNamed } from './lessons-named.ts';
import type { WorkshopCommand } from './workshop.ts';

const options = {
  start: { type: 'string', value: 'TIME', help: 'workshop.agenda.start' },
  end: { type: 'string', value: 'TIME', help: 'workshop.agenda.end' },
  breaks: { type: 'string', value: 'N', help: 'workshop.agenda.breaks' },
  lunch: { type: 'string', value: 'TIME-N', help: 'workshop.agenda.lunch' },
  days: { type: 'string', value: 'N', help: 'workshop.agenda.days' },
  fit: { type: 'boolean', help: 'workshop.agenda.fit' },
  date: { type: 'string', value: 'DATE', help: 'workshop.agenda.date' },
  markdown: { type: 'boolean', help: 'workshop.agenda.markdown' },
  ics: { type: 'boolean', help: 'workshop.agenda.ics' },
  json: { type: 'boolean', help: 'workshop.agenda.json' },
} as const;

export type AgendaValues = Values<typeof options>;

const formats = ['markdown', 'ics', 'json'] as const;

/** `agenda [LESSON…]`: when a room does what, in the terminal, on paper, or in a calendar. */
export const agenda: WorkshopCommand<typeof options> = {
  options,
  usage: [{ words: 'LESSON…', help: 'workshop.agenda.use' }],
  words: Number.POSITIVE_INFINITY,
  async run({ values, words, style, io, folders }) {
    const { language } = style;
    const [format, another] = formats.filter((format) => values[format]);
    if (another)
      throw new UserError('formats-many', { first: `--${format}`, second: `--${another}` });
    const { date, ...day } = optionsFrom(values);
    const lessons = lessonsNamed(words, folders.lessons).map(loadLesson);

    const proposal = proposeFit(lessons, day);
    const fit = values.fit === true && proposal !== null;
    const planned = fit ? proposal.agenda : planAgenda(lessons, day);
    const handout: Handout = { lessons, options: day, agenda: planned, proposal, fit, date };
    switch (format) {
      case 'json': {
        const { agendaJson } = await import('../../lib/workshop/agenda/json.ts');
        const out = fit ? proposal.out.map(({ work }) => work) : [];
        io.print(agendaJson({ ...planned, left: [...out, ...planned.left] }));
        return 0;
      }
      case 'markdown': {
        const { agendaMarkdown } = await import('../../lib/workshop/agenda/markdown.ts');
        io.print(...agendaMarkdown(handout, language));
        return 0;
      }
      case 'ics': {
        const { agendaCalendar } = await import('../../lib/workshop/agenda/calendar.ts');
        const now = new Date();
        const today = now.toLocaleDateString('sv');
        const dated = { ...handout, date: date ?? today };
        // `print` ends the last line, of which the first half is here.
        io.print(agendaCalendar(dated, language, now).replace(/\n$/, ''));
        return 0;
      }
      default: {
        const { agendaText } = await import('../../lib/workshop/agenda/text.ts');
        io.print(...agendaText(handout, style));
        return 0;
      }
    }
  },
};
