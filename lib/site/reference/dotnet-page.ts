import { translate } from '../../base/i18n.ts';
import type { DotnetRow } from '../../course/reference.ts';
import { type Html, html } from '../../html/html.ts';
import { said } from '../../html/inline.ts';
import type { PageContext } from '../../html/page-context.ts';
import { renderReference, renderSectionLink } from './reference-page.ts';

/** How the names of .NET, the kit and Node.js correspond. */
export function renderDotnet(context: PageContext): string {
  const { site, language } = context;
  const say = (key: string): string => translate(language, 'dotnet', key);
  return renderReference(context, {
    kind: 'mapping',
    title: say('title'),
    say: say('say'),
    opening: html`<p>${say('how')}</p>\n`,
    parts: site.dotnet.map(({ theme, rows }) => ({
      id: theme,
      title: say(`themes.${theme}`),
      body: html`<div class="map">\n${rows.map((row) => renderRow(row, context))}</div>\n`,
    })),
  });
}

/** A row is a list of its own: three columns on a desk, one below the other on a phone. */
function renderRow({ id, lesson, section, ...names }: DotnetRow, context: PageContext): Html {
  const { site, language } = context;
  const home = site.lessons.find((candidate) => candidate.id === lesson);
  if (!home) throw new Error(`lessons/dotnet.json: there is no lesson ${lesson}`);
  const head = (column: string): string => translate(language, 'dotnet', `columns.${column}`);
  const cell = (column: 'dotnet' | 'kit' | 'node'): Html =>
    html`<div><dt>${head(column)}</dt><dd>${
      names[column].length > 0 ? names[column].map((name) => html`<code>${name}</code> `) : '–'
    }</dd></div>\n`;
  return html`<dl id="${id}">
${cell('dotnet')}${cell('kit')}${cell('node')}<div class="note"><dt class="unseen">${head('note')}</dt><dd>${said(language, 'dotnet', `notes.${id}`)} ${renderSectionLink(home, section, context)}</dd></div>
</dl>
`;
}
