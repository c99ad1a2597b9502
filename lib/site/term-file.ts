import type { Language } from '../base/i18n.ts';
import { plainText } from '../course/blocks.ts';
import { entriesOf, errorText, errorTitle } from '../course/error-guide.ts';
import type { Site } from '../html/page-context.ts';

/**
 * What terms and errors mean, by the part of their address that names them, as a script: a page
 * opened from a folder may load nothing else. Loaded when somebody points at the first of them.
 */
export function termScript(site: Site, language: Language): string {
  const meanings: Record<string, [name: string, says: string]> = {};
  for (const { id, words } of site.terms) {
    const { term, says } = words[language];
    meanings[`#${id}`] = [term, says];
  }
  const { errors } = site;
  for (const { id } of errors ? entriesOf(errors) : []) {
    if (!errors) continue;
    const { what } = errorText(errors, id, language);
    const says = what.type === 'paragraph' ? plainText(what.children) : '';
    meanings[`/${id}`] = [errorTitle(errors, id, language), says];
  }
  return `globalThis.meanings=${JSON.stringify(meanings)};\n`;
}
