import type { Language } from '../../base/i18n.ts';
import { type ErrorEntry, type ErrorGuide, errorText } from '../../course/error-guide.ts';
import { errorTitle, whoText, errorWords as words } from '../../course/error-words.ts';
import { type Html, html } from '../../html/html.ts';
import { renderInlines } from '../../html/inline.ts';
import { lessonContext, type PageContext } from '../../html/page-context.ts';
import { errorPath, errorsPath, relativeLink } from '../../html/paths.ts';
import { renderCommand } from '../../html/run.ts';
import type { Site } from '../../html/site.ts';
import { renderReference } from '../reference/reference-page.ts';

/** Every error by when it happens. */
export function renderErrors(site: Site, guide: ErrorGuide, language: Language): string {
  const path = errorsPath(language);
  const context = lessonContext(site, guide.lesson, language, path, []);
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
      body: html`<dl class="errors">\n${entries.map((entry) => renderRow(guide, entry, context))}</dl>\n`,
    })),
  });
}

function renderRow(guide: ErrorGuide, entry: ErrorEntry, context: PageContext): Html {
  const { language, path } = context;
  const { what } = errorText(guide, entry.id, language);
  const address = relativeLink(path, errorPath(language, entry.id));
  return html`<dt><a href="${address}">${errorTitle(guide, entry.id, language)}</a> <span>${whoText(entry, language)}</span></dt>
<dd>${what.type === 'paragraph' && renderInlines(what.children, context)}</dd>
`;
}
