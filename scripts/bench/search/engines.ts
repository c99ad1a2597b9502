import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OwnLanguage } from '../../../lib/base/i18n.ts';
import { Lexer } from '../../../lib/search/lexer.ts';
import type { Entry, Index, Tail } from '../../../lib/search/packed.ts';
import { Search } from '../../../lib/search/search.ts';
import { bundle } from '../../../lib/site/assets.ts';

export const versions = { minisearch: '7.2.0', flexsearch: '0.8.212', '@orama/orama': '3.1.18' };

/** What a page would have to load, and how it answers: with addresses, the best first. */
export type Opened = {
  script: string;
  index: string;
  tail?: string;
  ask: (question: string) => string[];
};
export type Engine = { name: string; open: (corpus: Corpus) => Promise<Opened> };
export type Corpus = {
  language: OwnLanguage;
  lessons: number;
  entries: readonly Entry[];
  index: Index;
  tail: Tail;
};

const own: Engine = {
  name: 'ours',
  open: async ({ index, tail }) => {
    const first = new Search(index, null);
    const whole = new Search(index, tail);
    return {
      script: bundle(new URL('../../../lib/search/search.ts', import.meta.url)),
      index: JSON.stringify(index),
      tail: JSON.stringify(tail),
      ask: (question) => {
        const search = first.needsTail(question) ? whole : first;
        return search.ask(question).results.map(({ address }) => address);
      },
    };
  },
};

/** An entry in the words that our own engine sees, so that only finding and ranking differ. */
function documents({ language, index, entries }: Corpus) {
  const lexer = new Lexer(language, index.grammar);
  const stems = (text: string): string =>
    lexer
      .tokensWithParts(text)
      .map((word) => lexer.stemOf(word))
      .join(' ');
  return entries.map(({ address, title, place, lead, names, texts }, id) => ({
    ...{ id, address, shown: JSON.stringify([title, place, lead]) },
    ...{ title: stems(title), names: stems(names.join('\n')) },
    text: stems(texts.map(({ text }) => text).join('\n')),
  }));
}

function asked({ language, index, tail }: Corpus): (question: string) => string {
  const search = new Search(index, tail);
  const lexer = new Lexer(language, index.grammar);
  return (question) =>
    search
      .meant(question)
      .map((word) => lexer.stemOf(word))
      .join(' ');
}

const fields = ['title', 'names', 'text'];
const stored = ['address', 'shown'];
const boost = { title: 2, names: 3 };
const split = (text: string): string[] => text.split(' ').filter(Boolean);

/** The rivals as their handbooks recommend them: prefixes, slips, and titles that count more. */
export async function enginesIn(installed: string | null): Promise<Engine[]> {
  if (installed === null) return [own];
  const file = (path: string): URL => pathToFileURL(join(installed, 'node_modules', path));
  const addresses = {
    MiniSearch: file('minisearch/dist/es/index.js'),
    FlexSearch: file('flexsearch/dist/flexsearch.bundle.module.min.mjs'),
    Orama: file('@orama/orama/dist/esm/index.js'),
  };
  const { default: MiniSearch } = await import(addresses.MiniSearch.href);
  const { Document } = await import(addresses.FlexSearch.href);
  const orama = await import(addresses.Orama.href);
  return [
    own,
    {
      name: 'MiniSearch',
      open: async (corpus) => {
        const options = { fields, storeFields: stored, tokenize: split };
        const mini = new MiniSearch(options);
        mini.addAll(documents(corpus));
        const boostDocument = (id: number): number => corpus.entries[id]?.weight ?? 1;
        const search = { prefix: true, fuzzy: 0.2, boost, boostDocument, tokenize: split };
        const words = asked(corpus);
        return {
          script: bundle(addresses.MiniSearch),
          index: JSON.stringify(mini),
          ask: (question) =>
            mini.search(words(question), search).map(({ address }: { address: string }) => address),
        };
      },
    },
    {
      name: 'FlexSearch',
      open: async (corpus) => {
        const flex = new Document({
          document: { id: 'id', index: fields, store: stored },
          tokenize: 'forward',
          encode: split,
        });
        for (const document of documents(corpus)) flex.add(document);
        const parts: string[] = [];
        await flex.export((key: string, data: string) => parts.push(key, data));
        const words = asked(corpus);
        return {
          script: bundle(addresses.FlexSearch),
          index: parts.join('\n'),
          ask: (question) =>
            flex
              .search(words(question), { merge: true, enrich: true, suggest: true })
              .map(({ doc }: { doc: { address: string } }) => doc.address),
        };
      },
    },
    {
      name: 'Orama',
      open: async (corpus) => {
        const schema = Object.fromEntries([...fields, ...stored].map((name) => [name, 'string']));
        const tokenizer = {
          language: corpus.language,
          normalizationCache: new Map(),
          tokenize: split,
        };
        const db = orama.create({ schema, components: { tokenizer } });
        for (const { id: _, ...document } of documents(corpus)) orama.insert(db, document);
        const words = asked(corpus);
        const options = { properties: fields, boost, tolerance: 1, limit: 50, threshold: 0 };
        return {
          script: bundle(addresses.Orama),
          index: JSON.stringify(orama.save(db)),
          ask: (question) => {
            const term = words(question);
            // Without a word, Orama finds everything.
            if (term === '') return [];
            const { hits } = orama.search(db, { ...options, term });
            return hits.map(({ document }: { document: { address: string } }) => document.address);
          },
        };
      },
    },
  ];
}
