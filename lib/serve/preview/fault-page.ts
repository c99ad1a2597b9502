import { isLanguage, type Language } from '../../base/i18n.ts';
import { words } from '../../base/words.ts';
import { ContentError, problemText } from '../../course/problem.ts';
import { html } from '../../html/html.ts';
import { renderDocument, renderHead } from '../../html/layout.ts';

/** What is wrong: file, line and remedy if the content is at fault. */
export function faultText(fault: unknown, language: Language): string {
  if (fault instanceof ContentError) return problemText(language, fault.problem);
  return fault instanceof Error ? fault.message : String(fault);
}

/** Shown in a page's place until the fault is fixed. */
export function renderFault(fault: unknown, path: string, otherwise: Language): string {
  const own = path.split('/')[0];
  const language = isLanguage(own) ? own : otherwise;
  const title = words('serve', language, 'fault.title');
  return renderDocument({
    language,
    kind: 'fault',
    head: renderHead(title, path, title, { root: '/' }),
    body: html`<main>
<article>
<h1>${title}</h1>
<div class="callout warning" role="alert">
<p>${faultText(fault, language)}</p>
</div>
<p>${words('serve', language, 'fault.say')}</p>
</article>
</main>
`,
  });
}
