import { type ErrorEntry, type ErrorGuide, errorText } from '../../course/error-guide.ts';
import { errorTitle, whoText, errorWords as words } from '../../course/error-words.ts';
import type { Language } from '../../i18n.ts';
import { type Html, html } from '../html.ts';
import { renderInlines } from '../inline.ts';
import { errorPath, errorsPath, relativeLink } from '../links.ts';
import { renderReference } from '../reference/reference-page.ts';
import { renderCommand } from '../run.ts';
import { besideLesson } from '../scene.ts';
import type { Scene, Site } from '../site.ts';

/** Every error by when it happens. */
export function renderErrors(site: Site, guide: ErrorGuide, language: Language): string {
  const path = errorsPath(language);
  const scene = besideLesson(site, guide.lesson, language, path);
  const command = renderCommand('npm run -s lesson -- explain ECONNRESET', language);
  return renderReference({
    site,
    language,
    path,
    kind: 'listing',
    title: words(language, 'title'),
    say: words(language, 'say'),
    opening: html`<p>${words(language, 'how')}</p>\n<p>${words(language, 'ask')}</p>\n<figure class="run">${command}</figure>\n`,
    parts: guide.groups.map(({ group, entries }) => ({
      id: group,
      title: words(language, `groups.${group}`),
      body: html`<dl class="errors">\n${entries.map((entry) => renderRow(guide, entry, scene))}</dl>\n`,
    })),
  });
}

function renderRow(guide: ErrorGuide, entry: ErrorEntry, scene: Scene): Html {
  const { language, path } = scene;
  const { what } = errorText(guide, entry.id, language);
  const address = relativeLink(path, errorPath(language, entry.id));
  return html`<dt><a href="${address}">${errorTitle(guide, entry.id, language)}</a> <span>${whoText(entry, language)}</span></dt>
<dd>${what.type === 'paragraph' && renderInlines(what.children, scene)}</dd>
`;
}
