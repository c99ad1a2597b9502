import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** The rooms of each floor, from the bottom up, as CONTRIBUTING draws them. */
const contributing = readFileSync(new URL('../.github/CONTRIBUTING.md', import.meta.url), 'utf8');
const drawing = contributing.split('| Rooms of')[1]?.split('\n\n')[0] ?? '';
const floors: string[][] = [...drawing.matchAll(/^\| (`.+?`) \|/gm)]
  .map(([, rooms = '']) => [...(rooms.match(/\w+/g) ?? [])])
  .reverse();
/** Packages that few files speak to. */
const speakers = new Map([
  ['i18next', ['base/i18n.ts']],
  // Lessons' Markdown and that of DocFX are two dialects.
  ['markdown-it', ['course/dialect.ts', 'docfx/markdown.ts']],
]);

const lib = fileURLToPath(new URL('../lib/', import.meta.url));
const files = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => name.endsWith('.ts'));
const importsOf = (file: string): string[] =>
  [...readFileSync(join(lib, file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].flatMap(
    ([, name]) => name ?? [],
  );
const floorOf = (file: string): number =>
  floors.findIndex((rooms) => rooms.includes(file.split('/')[0] ?? ''));

test('imports go down only, and some packages have one speaker', () => {
  const rooms = files.filter((file) => file !== 'say.ts');
  const wrong = rooms.flatMap((file) =>
    importsOf(file).flatMap((name) => {
      const isPackage = !name.startsWith('.');
      const target = isPackage ? name : join(dirname(file), name).split(sep).join('/');
      const isElsewhere = target.split('/')[0] !== file.split('/')[0];
      const isWrong = isPackage
        ? !(speakers.get(name) ?? [file]).includes(file)
        : isElsewhere && !target.startsWith('../') && floorOf(target) >= floorOf(file);
      return isWrong ? [`${file} → ${target}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test('every room has its floor, and every floor its rooms', () => {
  const rooms = new Set(
    files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]),
  );
  expect(floors.flat().sort()).toEqual([...rooms].sort());
});

/** All that is loaded with these files. */
function loadedWith(some: RegExp): string[] {
  const loads = (file: string): string[] =>
    [
      ...readFileSync(join(lib, file), 'utf8').matchAll(
        /^(?:import|export) (?!type )[^;]*?'(\..+)';/gm,
      ),
    ]
      .map(([, name = '']) => join(dirname(file), name).split(sep).join('/'))
      .filter((name) => files.includes(name));
  const loaded = new Set(files.filter((file) => some.test(file)));
  for (const file of loaded) for (const other of loads(file)) loaded.add(other);
  return [...loaded];
}

test('the site draws recordings without loading the judge', () => {
  const loaded = loadedWith(/^(site|html)\//);
  expect(loaded).toContain('wire/conversation.ts');
  expect(loaded.filter((file) => /^(judge|run)\//.test(file))).toEqual([]);
});

test('what the room is served with loads neither lessons nor site', () => {
  const loaded = loadedWith(/^serve\/[^/]+$/);
  expect(loaded).toContain('base/i18n.ts');
  expect(loaded.filter((file) => /^(course|site|serve\/preview)\//.test(file))).toEqual([]);
});
