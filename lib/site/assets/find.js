// The index and how it is asked; the search page and the tests share it.
const ranking = {
  // Sections are alike in length: a short one is no better for being short.
  pageLength: 0.4,
  termSaturation: 1.2,
  metaWeights: { title: 4, explained: 5, term: 3, program: 1, also: 0.5 },
};

let index;

/** Loads Pagefind from a folder's address, once. It fails where WebAssembly is refused. */
const open = async (folder) => {
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

/** A question in the words of the index: no elisions, `net.createServer` in its parts. */
const asked = (query) =>
  query
    .replace(elision, '')
    .replace(/\brfc\s*(\d+)/gi, 'rfc$1')
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .replace(/[^\p{L}\p{N}\p{M}"_-]+/gu, ' ')
    .trim();

/** Results, best first. With no section that has all the words, `some` is true. */
export const find = async (folder, query) => {
  const { search } = await open(folder);
  const words = asked(query);
  const { results } = await search(words);
  if (results.length > 0 || !words.includes(' ')) return { results, some: false };
  const best = new Map();
  for (const word of words.split(' ')) {
    for (const result of (await search(word)).results) {
      const before = best.get(result.id);
      best.set(result.id, { ...result, score: result.score + (before?.score ?? 0) });
    }
  }
  return { results: [...best.values()].sort((a, b) => b.score - a.score), some: true };
};
