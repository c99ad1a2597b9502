import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** A script with all that it imports, as one small file that a page opened from a folder can load. */
export function bundle(script: URL): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(script)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}
