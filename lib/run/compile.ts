import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Metafile, OutputFile } from 'esbuild';
import { hashOf, readIfThere, writeWhole } from '../base/files.ts';

/** A program as JavaScript, and the preload that goes with it. */
export type Compiled = { code: URL; preload: URL };

const folder = new URL('../../node_modules/.cache/socket-workbook/programs/', import.meta.url);
/** A week, in milliseconds. */
const keptFor = 7 * 24 * 3600 * 1000;
const preloadFile = new URL('preload.ts', import.meta.url);

/** What works only where the file itself is run: asking for a path, loading more, CommonJS. */
const needsItsFile =
  /\bimport\.meta\b|\bimport\s*\(|\b(?:argv|execArgv|require|exports|module|__dirname|__filename|prepareStackTrace)\b/;
const startsOthers = /^(?:node:)?(?:child_process|cluster|inspector|module|vm|worker_threads)\b/;

const options = {
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: `node${process.versions.node}`,
  logLevel: 'silent',
} satisfies BuildOptions;

let preload: Promise<URL> | undefined;

/**
 * The same program with its modules in one file of JavaScript, which starts in a third of the time
 * that tsx needs on Node 20; stacks still name the lines that were written. Null for a program that
 * could tell the difference, or has an error that tsx is to report: it is run as it stands.
 *
 * Where the code is depends on the program's name alone, so that a process can wait for it.
 */
export async function compile(file: URL): Promise<Compiled | null> {
  const code = codeOf(file);
  try {
    if (!isModule(file)) return null;
    const { build } = await import('esbuild');
    const { metafile, outputFiles } = await build({
      ...options,
      entryPoints: [fileURLToPath(file)],
      keepNames: true,
      metafile: true,
      outfile: fileURLToPath(code),
      sourcemap: 'inline',
      sourcesContent: false,
    });
    if (!(await isSelfContained(metafile))) return null;
    keep(code, outputFiles);
    preload ??= compilePreload().catch((error) => {
      preload = undefined;
      throw error;
    });
    return { code, preload: await preload };
  } catch {
    // Whatever is wrong with it shows when it runs.
    return null;
  }
}

/** Compiled once in each process, which also clears away what others have left. */
async function compilePreload(): Promise<URL> {
  await removeOld();
  const { build } = await import('esbuild');
  const code = codeOf(preloadFile);
  const { outputFiles } = await build({
    ...options,
    entryPoints: [fileURLToPath(preloadFile)],
    // What it starts lies beside the source.
    define: { 'import.meta.url': JSON.stringify(preloadFile.href) },
  });
  keep(code, outputFiles);
  return code;
}

const codeOf = ({ href }: URL): URL => new URL(`${hashOf(href)}.mjs`, folder);

/** Whether the nearest package.json says that TypeScript there is in ES modules. */
function isModule(file: URL): boolean {
  for (let at = new URL('./', file), above: URL; ; at = above) {
    const text = readIfThere(new URL('package.json', at));
    if (text !== null) return JSON.parse(text).type === 'module';
    above = new URL('../', at);
    if (above.href === at.href) return false;
  }
}

async function isSelfContained({ inputs }: Metafile): Promise<boolean> {
  const imports = Object.values(inputs).flatMap((input) => input.imports);
  if (imports.some(({ path, external }) => external && startsOthers.test(path))) return false;
  const paths = Object.keys(inputs);
  if (paths.some((path) => /\.c[jt]s$|(^|\/)node_modules\//.test(path))) return false;
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  return !texts.some((text) => needsItsFile.test(text));
}

/** Removes the code of programs that have not been judged for a long time. */
async function removeOld(): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = new URL(name, folder);
    // Another process may be renaming it.
    const known = await stat(file).catch(() => null);
    if (known && Date.now() - known.mtimeMs > keptFor) await rm(file, { force: true });
  }
}

function keep(code: URL, [output]: OutputFile[]): void {
  writeWhole(code, output?.contents ?? '');
}
