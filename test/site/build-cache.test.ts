import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { colour, colourPart } from '../../lib/html/colours.ts';
import { buildSite } from '../../lib/site/build.ts';
import { lessons as fixture } from './fixture.ts';
import { filesOf, siteFolder } from './pages.ts';

let lessons: URL;
let out: URL;
let cache: URL;

beforeEach(() => {
  const folders = [siteFolder(), siteFolder(), siteFolder()] as const;
  onTestFinished(() => {
    for (const folder of folders) folder[Symbol.dispose]();
  });
  [lessons, out, cache] = folders.map(({ url }) => url) as [URL, URL, URL];
  cpSync(fixture, lessons, { recursive: true });
});

const build = (): Promise<number> => buildSite({ out, base: null, lessons, cache });
const page = (): URL => new URL('en/echo/index.html', out);
/** A file that was rewritten has another inode, even if its content is the same. */
const written = (): string => `${statSync(page()).ino} ${statSync(page()).mtimeMs}`;

test('a finished site is left alone until one of its sources changes', async () => {
  const count = await build();
  const before = written();
  expect(await build()).toBe(count);
  expect(written()).toBe(before);
  appendFileSync(new URL('01-echo/en.md', lessons), '\nOne more sentence.\n');
  expect(await build()).toBe(count);
  expect(readFileSync(page(), 'utf8')).toContain('One more sentence.');
});

test('a site that somebody has touched is made again', async () => {
  await build();
  const whole = filesOf(out);
  for (const harm of [
    () => rmSync(page()),
    () => writeFileSync(page(), 'something else'),
    () => writeFileSync(new URL('en/more.html', out), 'one page too many'),
  ]) {
    harm();
    await build();
    expect(filesOf(out)).toEqual(whole);
  }
});

test('what is kept changes nothing, and is made again when it is damaged', async () => {
  await buildSite({ out, base: null, lessons });
  const whole = filesOf(out);
  await build();
  expect(filesOf(out)).toEqual(whole);
  const kept = readdirSync(cache).sort();
  expect(kept).toEqual(['colours.json', 'last-build.json']);
  for (const name of kept) {
    const file = new URL(name, cache);
    const text = readFileSync(file, 'utf8');
    for (const damaged of ['', 'no checksum', text.replace(/\d/, '#'), text.slice(0, -9)]) {
      writeFileSync(file, damaged);
      writeFileSync(page(), 'something else');
      await build();
      expect(filesOf(out)).toEqual(whole);
      expect(readFileSync(file, 'utf8')).not.toBe(damaged);
    }
  }
});

test('a part has the colors that it has in the whole program', () => {
  const whole = `class Talk {
  // #region inner
  say(text: string): void {
    // #region call
    this.send(text);

    // #endregion
  }
  // #endregion
}
`;
  const inner = colourPart('say(text: string): void {\n  this.send(text);\n\n}', whole, 3);
  const lines = colour(whole.trimEnd());
  const trimmed = (at: number) =>
    lines[at]
      ?.map(({ text }) => text)
      .join('')
      .trim();
  expect(inner.map((line) => line.map(({ text }) => text).join(''))).toEqual([
    trimmed(2),
    `  ${trimmed(4)}`,
    '',
    trimmed(7),
  ]);
  expect(inner[0]?.[0]).toEqual({ kind: 'function', text: 'say' });
});
