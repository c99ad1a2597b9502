import { languages } from '../base/i18n.ts';
import { type Html, html } from '../html/html.ts';
import { liveWords as words } from './words.ts';

/** Both languages on one page would need everything twice. */
export const isBilingual = (path: string): boolean => path.startsWith('both/');

/** What a page in both languages says of its programs, in each: where they can be run. */
export function renderBothNote(path: string): Html {
  const notes = languages.map((language) => {
    const address = `/${path.replace(/^both/, language).replace(/index\.html$/, '')}`;
    return html`<p lang="${language}">${words(language, 'both.say')} <a class="keeps" href="${address}" hreflang="${language}">${words(language, 'both.go')}</a></p>\n`;
  });
  return html`<aside class="live page-live">\n<div class="pair">\n${notes}</div>\n</aside>\n`;
}
