import { words } from '../../base/words.ts';
import { namesUsed } from '../../course/imports.ts';
import type { Lesson } from '../../course/lesson.ts';
import { renderPartHeading } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { type PageContext, writtenOf } from '../../html/page-context.ts';
import {
  type Part,
  renderProgramLink,
  renderReference,
  renderSectionLink,
  runsOf,
} from './reference-page.ts';

/** Every program of the lessons: where it is shown, and which names it uses. */
export function renderPrograms(context: PageContext): string {
  const { site, language } = context;
  return renderReference(context, {
    kind: 'listing',
    title: words('reference', language, 'programs.title'),
    say: words('reference', language, 'programs.say'),
    opening: html`<p>${words('reference', language, 'programs.how')}</p>\n`,
    parts: [...writtenOf(site).map((lesson) => partOf(lesson, context)), indexOf(context)],
  });
}

function partOf(lesson: Lesson, context: PageContext): Part {
  const entries = runsOf(lesson, context).map(({ programs, section }) => {
    const links = programs.map(
      (name, index) => html`${index > 0 && ' + '}${renderProgramLink(name, context)}`,
    );
    return html`<dt>${links}</dt>
<dd>${section === null ? '–' : renderSectionLink(lesson, section, context)}</dd>
`;
  });
  const { title } = lesson.pages[context.language].front;
  return { id: lesson.slug, title, body: html`<dl class="programs">\n${entries}</dl>\n` };
}

/** Which programs use a name of the kit or of Node’s modules. */
function indexOf(context: PageContext): Part {
  const { site, language } = context;
  const modules = new Map<string, Map<string, string[]>>();
  for (const programs of site.programs.values()) {
    for (const [program, text] of programs) {
      const used = namesUsed(text);
      for (const { module, name } of used) {
        // `TcpClient.connect` says more than `TcpClient`.
        if (used.some((other) => other.name.startsWith(`${name}.`))) continue;
        const names = modules.get(module) ?? new Map<string, string[]>();
        modules.set(module, names.set(name, [...(names.get(name) ?? []), program]));
      }
    }
  }
  const entry = ([name, programs]: [string, string[]]): Html => html`<dt><code>${name}</code></dt>
<dd>${programs.map((program, index) => html`${index > 0 && ', '}${renderProgramLink(program, context)}`)}</dd>
`;
  const groups = sorted(modules).map(([module, names]) => {
    const id = module.replace(/\W+/g, '-').replace(/^-/, 'kit-');
    return html`${renderPartHeading({ id, title: module }, 3, context)}<dl class="names">\n${sorted(names).map(entry)}</dl>\n`;
  });
  const body = html`<p>${words('reference', language, 'programs.namesHow')}</p>\n${groups}`;
  return { id: 'names', title: words('reference', language, 'programs.names'), body };
}

/** By the letters of the names, ignoring `.` and `#`; the same on every system. */
function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  const key = (name: string): string => name.replace(/^\./, '').toLowerCase();
  return [...map].sort(([a], [b]) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
