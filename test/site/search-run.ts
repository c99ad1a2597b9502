import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

// Asks a site's index as the search page does: `search-run.ts FOLDER LANGUAGE`, queries as JSON on
// standard input, addresses found for each on standard output. A process of its own, because
// Pagefind takes its language from the document and its files from fetch.
const [folder = '', language = ''] = process.argv.slice(2);
const find = await import(new URL('assets/find.js', folder).href);

Object.assign(globalThis, {
  document: { currentScript: null, querySelector: () => ({ getAttribute: () => language }) },
  fetch: async (url: string) => new Response(await readFile(new URL(url.replace(/\?.*$/, '')))),
});

type Found = { data: () => Promise<{ raw_url: string }> };
const queries: string[] = JSON.parse(readFileSync(0, 'utf8'));
const answers: string[][] = [];
for (const query of queries) {
  const { results }: { results: Found[] } = await find.find(`${folder}pagefind/`, query);
  const first = await Promise.all(results.slice(0, 20).map((result) => result.data()));
  answers.push(first.map(({ raw_url }) => raw_url.split(' ')[0] ?? ''));
}
console.log(JSON.stringify(answers));
