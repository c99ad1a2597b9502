import { stringWidth } from '../../lib/base/terminal-text.ts';
import { prose } from '../../lib/terminal/lines.ts';
import { quiet, strong, type TextStyle } from '../../lib/terminal/text-style.ts';
import { momentText } from '../../lib/workshop/export/said.ts';
import { listSessions, type SessionSummary } from '../../lib/workshop/sessions.ts';
import { workshopWords as words } from '../../lib/workshop/words.ts';
import type { WorkshopCommand } from './workshop.ts';

const options = { json: { type: 'boolean', help: 'workshop.sessions.json' } } as const;

/** `sessions`: what is kept of each workshop. */
export const sessions: WorkshopCommand<typeof options> = {
  options,
  usage: [{ help: 'workshop.sessions.use' }],
  async run({ values, style, io, folders }) {
    const kept = await listSessions(folders.work);
    if (values.json) io.print(JSON.stringify({ sessions: kept }));
    else if (kept.length === 0) io.print(...prose(words(style.language, 'sessions.none'), style));
    else io.print(...kept.flatMap((one) => sessionLines(one, style)));
    return 0;
  },
};

function sessionLines(summary: SessionSummary, style: TextStyle): string[] {
  const { language } = style;
  const { name, opened, lessons, learners, events, bytes, served } = summary;
  const say = (key: Parameters<typeof words>[1], params = {}): string =>
    words(language, key, params);
  const title = `${strong(style, name)}  ${momentText(opened)}`;
  const now = served === null ? '' : `  ${say('sessions.served')}`;
  const said = [
    say('sessions.learners', { count: learners }),
    say('sessions.events', { count: events }),
    say('sessions.size', { kilobytes: Math.ceil(bytes / 1_000) }),
    lessons.join(', '),
  ].join(' · ');
  const inside = { ...style, columns: style.columns - 2 };
  const fits = stringWidth(title + now) <= style.columns;
  return [
    ...(fits ? [title + now] : [title, now]),
    ...prose(said, inside).map((line) => `  ${quiet(style, line)}`),
  ];
}
