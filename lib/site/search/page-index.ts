import type { Language } from '../../base/i18n.ts';
import { searchIndexPath } from '../../html/paths.ts';
import type { Entry } from '../../search/entry.ts';
import { makeIndex } from '../../search/make-index.ts';
import type { Index } from '../../search/packed.ts';
import { entriesOf } from './entries.ts';
import { type Named, type Synonyms, synonymsOf } from './synonyms.ts';

/** The search index of a language's pages, which are added as they are drawn. */
export class PageIndex {
  /** Its file in the site's folder. */
  readonly path: string;
  readonly language: Language;
  readonly #synonyms: Synonyms;
  readonly #pages = new Map<string, Entry[]>();

  constructor(language: Language, site: Named) {
    this.path = searchIndexPath(language);
    this.language = language;
    this.#synonyms = synonymsOf(site, language);
  }

  /** Pages in the other language are left to its own index. */
  add(path: string, html: string): void {
    if (!path.startsWith(`${this.language}/`)) return;
    this.#pages.set(path, entriesOf(path, html, this.language, this.#synonyms));
  }

  /** What there is to find, the same in whatever order the pages were drawn. */
  get entries(): Entry[] {
    return [...this.#pages.keys()].sort().flatMap((path) => this.#pages.get(path) ?? []);
  }

  /** The index with what people say for its codes and terms. */
  index(): Index {
    return makeIndex(this.language, this.entries, this.#synonyms.sayings);
  }

  /** The index as a script: a page opened from a folder may load nothing else. */
  script(): string {
    return `globalThis.searchIndex=${JSON.stringify(this.index())};\n`;
  }
}
