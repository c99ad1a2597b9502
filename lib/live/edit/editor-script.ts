import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hashOf, readIfThere, writeWhole } from '../../base/files.ts';
import { repository } from '../../course/catalogue.ts';

const entry = new URL('../assets/editor.js', import.meta.url);
const usualCache = new URL('node_modules/.cache/socket-workbook/', repository);
let made: Promise<string> | undefined;

/** The editor as one module for browsers; once in each process. */
export function editorScript(): Promise<string> {
  made ??= cachedEditor(usualCache);
  // What failed may work the next time: a disk that was full.
  made.catch(() => {
    made = undefined;
  });
  return made;
}

/**
 * The same from a folder where it is kept, bundled the first time: the key is what it is made of,
 * its own text and the versions of its packages.
 */
export async function cachedEditor(cache: URL): Promise<string> {
  const lock = readFileSync(new URL('package-lock.json', repository), 'utf8');
  const name = `editor-${hashOf(lock + readFileSync(entry, 'utf8')).slice(0, 16)}.js`;
  const known = readIfThere(new URL(name, cache));
  if (known !== null) return known;
  const text = await bundled();
  keep(cache, name, text);
  return text;
}

async function bundled(): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    ...{ bundle: true, minify: true, write: false, legalComments: 'none' },
    ...{ format: 'esm', target: 'es2022', charset: 'utf8', logLevel: 'silent' },
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** Keeps it for the next time, in place of what was kept of other versions. */
function keep(cache: URL, name: string, text: string): void {
  try {
    writeWhole(new URL(name, cache), text);
    for (const other of readdirSync(cache)) {
      if (/^editor-\w+\.js$/.test(other) && other !== name) rmSync(new URL(other, cache));
    }
  } catch {
    // It is only a convenience: if it cannot be written, it is bundled again.
  }
}
