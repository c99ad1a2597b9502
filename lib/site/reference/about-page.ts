import type { Language } from '../../base/i18n.ts';
import { type KeyIn, words } from '../../base/words.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Correction } from '../../course/reference.ts';
import { renderPartHeading } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { said } from '../../html/inline.ts';
import type { PageContext } from '../../html/page-context.ts';
import { ownTitle } from '../../html/page-parts.ts';
import { lessonPath, relativeLink } from '../../html/paths.ts';
import {
  type Part,
  renderProgramLink,
  renderReference,
  renderSectionLink,
} from './reference-page.ts';

/** What this is, what it is based on, and what the articles get wrong. */
export function renderAbout(context: PageContext): string {
  const { language } = context;
  const say = (key: KeyIn<'reference'>): string => words('reference', language, key);
  return renderReference(context, {
    kind: 'about',
    title: say('about.title'),
    say: say('about.say'),
    opening: html`<p>${say('about.what')}</p>\n<p>${say('about.run')}</p>\n`,
    parts: [sourcesPart(context), licensesPart(language), correctionsPart(context)],
  });
}

function sourcesPart({ site, language, path }: PageContext): Part {
  const items = site.lessons.flatMap((lesson) =>
    lesson.manifest.sources.flatMap((file) => {
      const source = site.sources[file];
      if (!source) return [];
      const own = ownTitle(source.title, language);
      const address = relativeLink(path, lessonPath(language, lesson.slug));
      return html`<li><a href="${source.url}" lang="${own}" hreflang="${own}">${source.title[own]}</a> (${source.license}) → <a href="${address}">${lesson.pages[language].front.title}</a></li>\n`;
    }),
  );
  const body = html`<p>${words('reference', language, 'about.sourcesSay')}</p>\n<ul>\n${items}</ul>\n`;
  return { id: 'sources', title: words('reference', language, 'about.sources'), body };
}

function licensesPart(language: Language): Part {
  const body = html`<ul>
<li>${words('reference', language, 'about.programs')} <a href="https://opensource.org/license/mit">MIT</a></li>
<li>${words('reference', language, 'about.texts')} <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></li>
</ul>
<p>${words('reference', language, 'about.fromScratch')}</p>
`;
  return { id: 'licenses', title: words('reference', language, 'about.licenses'), body };
}

function correctionsPart(context: PageContext): Part {
  const { site, language } = context;
  const all = Object.values(site.corrections).flat();
  const without = all.filter(({ programs }) => programs.length === 0);
  const body = html`<p>${words('reference', language, 'about.correctionsSay', { count: all.length })}</p>
<p>${words('reference', language, 'about.unproved', { count: without.length })}</p>
${site.lessons.map((lesson) => renderArticle(lesson, context))}`;
  return { id: 'corrections', title: words('reference', language, 'about.corrections'), body };
}

function renderArticle(lesson: Lesson, context: PageContext): Html | null {
  const claims = context.site.corrections[lesson.id] ?? [];
  if (claims.length === 0) return null;
  const { title } = lesson.pages[context.language].front;
  return html`${renderPartHeading({ id: lesson.slug, title }, 3, context)}<dl class="corrections">
${claims.map((claim) => renderClaim(claim, lesson, context))}</dl>
`;
}

/** What the article says, what is true instead, and what shows it. */
function renderClaim(claim: Correction, lesson: Lesson, context: PageContext): Html {
  const { row, kind, section, programs, without } = claim;
  const { language } = context;
  const proof = without
    ? words('reference', language, `about.without.${without}`)
    : programs.map(
        (program, index) => html`${index > 0 && ', '}${renderProgramLink(program, context)}`,
      );
  return html`<div id="${row}" class="${kind}">
<dt><span>${words('reference', language, `about.kinds.${kind}`)}</span> ${said(language, 'corrections', `rows.${row}.said`)}</dt>
<dd>${said(language, 'corrections', `rows.${row}.true`)}</dd>
<dd class="facts">${renderSectionLink(lesson, section, context)} · ${proof}</dd>
</div>
`;
}
