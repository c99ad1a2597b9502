import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ownLanguages } from '../../../lib/base/i18n.ts';
import { listLessons } from '../../../lib/course/catalogue.ts';
import { lessonPath } from '../../../lib/html/paths.ts';
import { buildSite } from '../../../lib/site/build.ts';

/** What a reader's browser asks for on a lesson's page, in bytes after gzip. */
export type Weight = {
  path: string;
  html: number;
  css: number;
  js: number;
  requests: number;
  /** Bytes of HTML, before gzip, for each byte of text that is read. */
  perText: number;
};

/** The weight of every lesson's page of the real site. */
export async function weighLessons(lessons?: URL): Promise<Weight[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-weights-'));
  try {
    const out = pathToFileURL(`${folder}/`);
    await buildSite({ out, ...(lessons && { lessons }) });
    return listLessons(lessons).flatMap(({ slug }) =>
      ownLanguages.map((language) => weigh(out, lessonPath(language, slug))),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function weigh(site: URL, path: string): Weight {
  const page = new URL(path, site);
  const html = readFileSync(page, 'utf8');
  const asked = [
    ...html.matchAll(/<(?:link rel="(?:icon|stylesheet)"|script)[^>]* (?:href|src)="([^"]+)"/g),
  ];
  const files = [...new Set(asked.map((match) => match[1] ?? ''))];
  const sizeOf = (extension: string): number => {
    const own = files.filter((file) => file.endsWith(extension));
    return own.reduce((sum, file) => sum + gzipped(readFileSync(new URL(file, page))), 0);
  };
  const text = html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');
  return {
    path,
    html: gzipped(html),
    css: sizeOf('.css'),
    js: sizeOf('.js'),
    requests: 1 + files.length,
    perText: Buffer.byteLength(html) / Buffer.byteLength(text),
  };
}

const gzipped = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length;
