import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explain } from '#sockets';
import { emptyFolder } from './empty-folder.ts';

// The kit's README is checked against the kit itself: a README has no recordings.
const kit = new URL('../lib/sockets/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, kit), 'utf8');
const readmes = { en: read('README.md'), fr: read('README.fr.md') };

/** What is set as code within the prose. */
const spans = (text: string): string[] => matches(text.replace(/^```.*?^```/gms, ''), /`([^`]+)`/g);
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

/** The cells of the table whose head starts with these words. */
function table(readme: string, head: string): string[][] {
  const rows =
    readme
      .slice(readme.indexOf(`| ${head} |`))
      .split('\n\n')[0]
      ?.split('\n') ?? [];
  return rows.slice(2).map((row) => row.split('|').slice(1, -1));
}

test('the readmes are one page in two languages', () => {
  const shape = (readme: string): string[] =>
    readme.split('\n').flatMap((line) => {
      if (line.startsWith('|')) return [`row of ${line.split('|').length - 2}`];
      return /^(#+|```\w*|- |<!--)/.exec(line)?.[0] ?? [];
    });
  expect(shape(readmes.fr)).toEqual(shape(readmes.en));
  const column = (readme: string): string[] =>
    table(readme, '.NET').flatMap(([, own = '']) => spans(own));
  expect(column(readmes.fr)).toEqual(column(readmes.en));
});

test.each(['en', 'fr'] as const)('every exported name is in the readme (%s)', (language) => {
  const lists = matches(read('sockets.ts'), /^export (?:type )?\{(.*?)\}/gms);
  const names = lists.flatMap((list) => matches(list, /(\w+)\s*(?:,|$)/g));
  expect(names).toContain('TcpListener');
  const named = spans(readmes[language]).flatMap((span) => matches(span, /(\w+)/g));
  expect(names.filter((name) => !named.includes(name))).toEqual([]);
});

test.each(['en', 'fr'] as const)('the errors are those that explain knows (%s)', (language) => {
  const rows = table(readmes[language], '`id`');
  const ids = matches(read('explain.ts'), /^ {2}\| '([a-z-]+)'/gm);
  expect(rows.flatMap(([id = '']) => spans(id)).sort()).toEqual(ids.sort());
  const codes = rows.flatMap(([, own = '']) => spans(own));
  expect(codes.sort()).toEqual(matches(read('explain.ts'), /^ {2}(\w+): '[a-z-]+',$/gm).sort());
  for (const [id = '', own = ''] of rows) {
    for (const name of spans(own)) {
      const error = /^[A-Z_]+$/.test(name) ? { code: name } : { name };
      expect(spans(id)).toContain(explain(Object.assign(new Error('x'), error)).id);
    }
  }
});

test.each(['en', 'fr'] as const)('the example prints what the readme says (%s)', (language) => {
  const [, example = '', said = ''] = /```ts\n(.*?)```\n\n([^\n]*)/s.exec(readmes[language]) ?? [];
  const file = join(emptyFolder(), 'example.mts');
  writeFileSync(file, example.replace("'#sockets'", `'${new URL('sockets.ts', kit)}'`));
  const printed = execFileSync(process.execPath, ['--import', 'tsx', file], { encoding: 'utf8' });
  expect(printed.trimEnd().split('\n')).toEqual(spans(said).slice(0, 2));
});

test.each(['en', 'fr'] as const)(
  'the picture fits a terminal, and links lead somewhere (%s)',
  (language) => {
    const [, picture = ''] = /```text\n(.*?)```/s.exec(readmes[language]) ?? [];
    expect(Math.max(...picture.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    const files = matches(readmes[language], /\]\(([^)]+)\)/g).filter(
      (to) => !to.startsWith('https://'),
    );
    expect(files.filter((file) => !existsSync(new URL(file, kit)))).toEqual([]);
  },
);
