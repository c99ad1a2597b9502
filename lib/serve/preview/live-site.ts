import { hashOf } from '../../base/files.ts';
import { type Language, languages } from '../../base/i18n.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Life, Site, SiteFile } from '../../html/page-context.ts';
import { lessonPath } from '../../html/paths.ts';
import { otherFilesOf } from '../../site/build.ts';
import { pagesOf } from '../../site/pages.ts';
import { readSite } from '../../site/read-site.ts';
import { searchFiles } from '../../site/search/index-file.ts';
import { faultText, renderFault } from './fault-page.ts';

export type LiveOptions = {
  lessons: URL;
  /** Where it is served. */
  base: URL;
  edit: URL | null;
  instructor: boolean;
  /** The language of pages that have none, when something is wrong with them. */
  language: Language;
  life?: Life;
};

/** A file of the site as it is now, or the page that says why it cannot be. */
export type Answer = { content: string | Uint8Array; fault: unknown };

type Draw = () => string | Uint8Array;

/** The site as a build would make it now. A page is drawn when somebody asks for it. */
export class LiveSite {
  readonly #options: LiveOptions;
  #files = new Map<string, Draw>();
  #drawn = new Map<string, Answer>();
  #assetsMark = '';
  #faulty = new Set<string>();
  /** What keeps the whole site from being read. */
  #fault: unknown = null;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.refresh();
  }

  /** Forgets every page; those that have not changed are drawn the same again. */
  refresh(): void {
    const { lessons, base, edit, instructor, life = null } = this.#options;
    this.#assetsMark = '';
    this.#drawn = new Map();
    this.#fault = null;
    try {
      const site = readSite(lessons, { base, edit, instructor, life });
      this.#files = new Map([...pagesOf(site), ...otherFilesOf(site), ...this.#indexes(site)]);
    } catch (error) {
      this.#fault = error;
    }
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** A file of the site; for a path that it does not have, the page-not-found page. */
  answer(path: string): Answer {
    const own = this.#files.has(path) ? path : '404.html';
    const answer = this.#drawn.get(own) ?? this.#draw(own);
    this.#drawn.set(own, answer);
    return answer;
  }

  #draw(path: string): Answer {
    const draw = this.#files.get(path);
    try {
      if (this.#fault !== null && path.endsWith('.html')) throw this.#fault;
      return { content: draw?.() ?? '', fault: null };
    } catch (fault) {
      return { content: renderFault(fault, path, this.#options.language), fault };
    }
  }

  /** Changes when the page, or any style or script, does. */
  mark(path: string): string {
    if (this.#assetsMark === '') {
      const assets = [...this.#files.keys()].filter((name) => /^assets\/[^/]+$/.test(name));
      const marks = assets.map((name) => hashOf(String(this.answer(name).content)));
      this.#assetsMark = hashOf(marks.join());
    }
    return hashOf(String(this.answer(path).content) + this.#assetsMark);
  }

  /** What is wrong with some pages, and with those that were faulty before. */
  faults(isAsked: (path: string) => boolean, language: Language): string[] {
    const pages = [...this.#files.keys()].filter((path) => path.endsWith('.html'));
    const asked = pages.filter((path) => isAsked(path) || this.#faulty.has(path));
    const faulty = ['index.html', ...asked].filter((path) => this.answer(path).fault !== null);
    this.#faulty = new Set(faulty);
    return [...new Set(faulty.map((path) => faultText(this.answer(path).fault, language)))];
  }

  /** A language's search index, made when somebody opens the search, of lessons without faults. */
  *#indexes(site: Site): Generator<SiteFile> {
    for (const language of languages) {
      const isSound = ({ slug }: Lesson): boolean =>
        this.answer(lessonPath(language, slug)).fault === null;
      const sound = (): Site => ({ ...site, lessons: site.lessons.filter(isSound) });
      yield* searchFiles(sound, language);
    }
  }
}
