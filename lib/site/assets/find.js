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
  /^(?:an?|and|are|at|by|do|does|for|how|in|is|of|on|or|the|to|what|why|with|à|au|aux|ce|comment|dans|de|des|du|en|est|et|la|les?|ou|par|pour|pourquoi|que|quoi|sur|une?)$/i;

/** A question in the words of the index: no elisions, no signs, and no small words. */
const asked = (query) => {
  const words = query
    .replace(elision, '')
    .replace(/\brfc\s*(\d+)/gi, 'rfc$1')
    .replace(/[^\p{L}\p{N}\p{M}"_-]+/gu, ' ')
    .trim()
    .split(' ');
  const telling = words.filter((word) => !small.test(word));
  return (telling.length > 0 ? telling : words).join(' ');
};

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
