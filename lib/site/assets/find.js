// The index and how it is asked; the search page and the tests share it.
const ranking = {
  // Sections are alike in length: a short one is no better for being short.
  pageLength: 0.3,
  termSaturation: 1.2,
  metaWeights: { explained: 6, title: 4, term: 3, slug: 1, program: 0.15, also: 0.1 },
};

let index;

/** Loads Pagefind from a folder's address, once. */
const open = async (folder) => {
  if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
  index ??= import(`${folder}pagefind.js`).then(async (pagefind) => {
    await pagefind.options({ ranking, excerptLength: 28, noWorker: true });
    await pagefind.init();
    return pagefind;
  });
  try {
    return await index;
  } catch (error) {
    index = undefined;
    throw error;
  }
};

const elision = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’](?=\p{L})/giu;

// Pagefind looks for every word that begins so: `de` would find all of `deux`, `dernier`, `demande`.
const small =
  /^(?:an?|and|are|at|by|do|does|for|how|in|is|of|on|or|the|to|what|why|with|à|au|aux|ce|comment|dans|de|des|du|en|est|est-ce|et|la|les?|ou|par|pour|pourquoi|que|quoi|sur|une?)$/i;

/** A question's words as the index has them: no elisions, no signs, no small words. */
const wordsIn = (query) => {
  const words = query
    .replace(elision, '')
    .replace(/\brfc\s*(\d+)/gi, 'rfc$1')
    .split(/[^\p{L}\p{N}\p{M}_-]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !small.test(word));
  return [...new Set(telling.length > 0 ? telling : words)];
};

/** `server.setTimeout` is `server`, `set` and `timeout`. */
const partsOf = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)
    .filter(Boolean)
    .map((part) => part.toLowerCase());

/** For a word it does not know, Pagefind takes a shorter one: `em` for `emfile`. That is no answer. */
const isAnswer = async (word, results) => {
  const shown = results.find(({ words }) => words.length > 0);
  if (!shown) return results.length > 0;
  const [first = ''] = partsOf(word);
  const begins = first.slice(0, Math.max(2, Math.floor(first.length / 2)));
  const said = (await shown.data()).content.split(/\s+/);
  return shown.words.some((at) => partsOf(said[at] ?? '').some((part) => part.startsWith(begins)));
};

/** Results, best first. With no section that has all the words, `some` is true. */
export const find = async (folder, query) => {
  const { search } = await open(folder);
  const asked = wordsIn(query);
  const answers = [];
  for (const word of asked) {
    const { results } = await search(word);
    if (await isAnswer(word, results)) answers.push(results);
  }
  if (answers.length === asked.length) {
    const { results } = await search(asked.join(' '));
    if (results.length > 0) return { results, some: false };
  }
  const best = new Map();
  for (const result of answers.flat()) {
    const before = best.get(result.id);
    best.set(result.id, { ...result, score: result.score + (before?.score ?? 0) });
  }
  return { results: [...best.values()].sort((a, b) => b.score - a.score), some: best.size > 0 };
};
