import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { sectionStates } from '../../lib/authoring/translation.ts';
import { validateCourse } from '../../lib/authoring/validate.ts';
import { UserError } from '../../lib/base/user-error.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { nothingBeside } from '../../lib/docfx/beside.ts';
import { draftOf, lostWords } from '../../lib/docfx/draft.ts';
import { type Imported, importArticles } from '../../lib/docfx/import.ts';
import { emptyFolder } from '../empty-folder.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

let out = '';
beforeEach(() => {
  out = emptyFolder();
});

function article(name: string, text: string | Uint8Array): string {
  const file = join(out, name);
  writeFileSync(file, text);
  return file;
}

const page = ({ lesson }: Imported, language: string): string =>
  readFileSync(join(lesson, `${language}.md`), 'utf8');
const ids = (text: string): string[] =>
  [...text.matchAll(/\{#([a-z0-9-]+)\}/g)].map(([, id = '']) => id);

test('an article in both languages gives both pages, paired', () => {
  const done = importArticles([fixture('async-server.both.md')], { out });
  expect(done).toMatchObject({
    languages: { en: { segments: 41 }, fr: { segments: 41 } },
    ...{ paired: 41, unpaired: [], notUnderstood: [], lost: [], untranslated: null },
    xrefs: { resolved: 9, unknown: [] },
  });
  expect(done.lesson).toBe(join(out, '01-using-an-asynchronous-server-socket'));
  expect(page(done, 'fr')).toContain('## Voir aussi {#see-also}');
  expect(ids(page(done, 'fr'))).toEqual(ids(page(done, 'en')));
  expect(page(done, 'en')).not.toMatch(/data-[st]tu-id|sxs-lookup|<xref/);
});

test.each([[['listening.en.md', 'listening.fr.md']], [['listening.fr.md', 'listening.en.md']]])(
  '%j, the two languages of one article, become one lesson',
  (names) => {
    const done = importArticles(names.map(fixture), { out });
    expect(done).toMatchObject({ paired: 7, apart: [], lost: [], untranslated: null });
    expect(ids(page(done, 'fr'))).toEqual(['see-also', 'dotnet-and-node']);
    expect(page(done, 'fr')).toMatch(/^translates:$/m);
  },
);

test('two articles that differ say from which lines on', () => {
  const en = article('a.md', '---\nms.contentlocale: en-US\n---\n# A\n\nOne.\n\n- two\n');
  const fr = article('b.md', '---\nms.contentlocale: fr-FR\n---\n# A\n\nUn.\n\nDeux.\n');
  expect(importArticles([en, fr], { out }).apart).toEqual([
    { file: en, line: 8 },
    { file: fr, line: 8 },
  ]);
});

test.each([
  ['client.md', 'fr', 'en'],
  ['tcp-services.fr.md', 'fr', 'en'],
  ['listening.en.md', 'en', 'fr'],
])('%s, in one language, gives a skeleton of the other', (name, own, other) => {
  const done = importArticles([fixture(name)], { out });
  expect(done).toMatchObject({ untranslated: other, lost: [], notUnderstood: [] });
  expect(Object.keys(done.languages)).toEqual([own]);
  expect(ids(page(done, 'fr'))).toEqual(ids(page(done, 'en')));
  const manifest = JSON.parse(readFileSync(join(done.lesson, 'lesson.json'), 'utf8'));
  expect(manifest.draft).toMatchObject({ untranslated: other, licence: 'CC-BY-4.0' });
});

test('what is imported is a lesson that validates as a draft', () => {
  const lessons = join(out, 'lessons');
  mkdirSync(lessons);
  for (const name of ['async-server.both.md', 'client.md']) {
    importArticles([fixture(name)], { out: lessons });
  }
  const root = pathToFileURL(`${out}/`);
  const found = validateCourse(root).problems.filter(({ file }) => file.startsWith('lessons/0'));
  expect(found).toEqual([]);
  const [first] = listLessons(new URL('lessons/', root)).map(loadLesson);
  expect(first?.pages.fr.blocks.map(({ type }) => type)).toEqual(
    first?.pages.en.blocks.map(({ type }) => type),
  );
});

test('what an article takes in is read where it is there, and nowhere else', () => {
  mkdirSync(join(out, 'docs/includes'), { recursive: true });
  writeFileSync(join(out, 'docfx.json'), '{}');
  writeFileSync(join(out, 'docs/includes/net.md'), '---\n---\n.NET');
  writeFileSync(join(out, 'docs/a.cs'), '// <main>\n  int a;\n    int b;\n// </main>\nint c;\n');
  const outside = join(out, '..', 'outside.md');
  writeFileSync(outside, 'secret');
  const lines = [
    ...['# A', 'In [!INCLUDE[x](includes/net.md)], you.', '[!code-csharp[Main](~/docs/a.cs#main)]'],
    ...[
      '[!code-csharp[Line](a.cs?range=5)]',
      '[!INCLUDE[y](../../outside.md)]',
      '[!INCLUDE[z](gone.md)]',
    ],
  ];
  const done = importArticles([article('docs/a.md', lines.join('\n\n'))], { out });
  const text = page(done, 'en');
  expect(text).toContain('In .NET, you.');
  expect(text).toContain('```csharp\nint a;\n  int b;\n```');
  expect(text).toContain('```csharp\nint c;\n```');
  expect(text).not.toContain('secret');
  expect(done.missing.map(({ kind, line }) => [kind, line])).toEqual([
    ...[
      ['taken-in', 3],
      ['taken-in', 5],
      ['taken-in', 7],
      ['include', 9],
      ['include', 11],
    ],
  ]);
  expect(done.lost).toEqual([]);
});

const refused = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.id;
    throw error;
  }
  return 'none';
};

test.each([
  ['nothing', '', 'import-not-article'],
  ['text without a heading', 'Just words.', 'import-not-article'],
  ['binary', new Uint8Array([0xff, 0xfe, 0, 1, 2]), 'import-not-article'],
  ['a NUL', '# A\n\n\0', 'import-not-article'],
  ['only front matter', '---\ntitle: x\n---\n', 'import-not-article'],
  ['10 MB', `# A\n\nFirst.\n\n${'word '.repeat(2_000_000)}`, 'import-too-big'],
  ['German', '---\nms.contentlocale: de-DE\n---\n# A\n\nB', 'import-language'],
])('%s is refused in one line, and nothing is written', (_, text, id) => {
  const file = article('a.md', text);
  expect(refused(() => importArticles([file], { out: join(out, 'to') }))).toBe(id);
  expect(existsSync(join(out, 'to')) && readdirSync(join(out, 'to')).length > 0).toBe(false);
});

test.each([
  ['no-name', 'import-as'],
  ['../07-mine', 'import-as'],
  ['7-mine', 'import-as'],
])('a lesson is not called %s, and no folder is made for it', (as, id) => {
  const file = article('a.md', '# A\n\nOne.');
  expect(refused(() => importArticles([file], { out: join(out, 'to'), as }))).toBe(id);
  expect(existsSync(join(out, 'to'))).toBe(false);
});

test('where no folder can be, that is said', () => {
  const file = article('a.md', '# A\n\nOne.');
  expect(refused(() => importArticles([file], { out: file }))).toBe('import-out');
  expect(refused(() => importArticles([file], { out: join(file, 'to') }))).toBe('import-out');
  expect(importArticles([file], { out: join(out, 'to/there') }).lost).toEqual([]);
  if (process.platform !== 'linux') return;
  expect(refused(() => importArticles([file], { out: '/proc/to' }))).toBe('folder-unwritable');
  expect(refused(() => importArticles(['/dev/zero'], { out }))).toBe('import-not-article');
});

test('two articles that say that they are different ones are not one lesson', () => {
  const both = (en: string, fr: string): string[] => [
    article('a.md', `---\nms.contentlocale: en-US\n${en}\n---\n# A\n\nOne.`),
    article('b.md', `---\nms.contentlocale: fr-FR\n${fr}\n---\n# B\n\nUn.`),
  ];
  const to = { out: join(out, 'to') };
  expect(refused(() => importArticles(both('ms.assetid: 1a', 'ms.assetid: 2b'), to))).toBe(
    'import-strangers',
  );
  expect(existsSync(to.out)).toBe(false);
  expect(importArticles(both('ms.assetid: 1a', 'title: B'), to).untranslated).toBeNull();
});

test('a lesson that is there is replaced by force only', () => {
  const file = article('a.md', '# A\n\nOne.');
  const again = (force?: boolean): Imported =>
    importArticles([file], { out, as: '07-mine', force });
  again();
  writeFileSync(file, '# A\n\nTwo.');
  expect(refused(() => again())).toBe('import-there');
  expect(page(again(true), 'en')).toContain('Two.');
  expect(readdirSync(out).sort()).toEqual(['07-mine', 'a.md']);
});

test('an article that is imported again is the lesson that it was, unless it is one of many', () => {
  const file = article('a.md', '---\nms.assetid: 0f1e\n---\n# A\n\nOne.');
  const again = (options: { force?: boolean; many?: string } = {}): Imported =>
    importArticles([file], { out, ...options });
  again();
  expect(refused(() => again())).toBe('import-there');
  writeFileSync(file, '---\nms.assetid: 0f1e\n---\n# A\n\nTwo.');
  expect(page(again({ force: true }), 'en')).toContain('Two.');
  again({ many: 'list.txt' });
  expect(readdirSync(out).sort()).toEqual(['01-a', '02-a', 'a.md']);
});

test('a title keeps the no-break space that French has before a colon', () => {
  const text = '---\nms.contentlocale: fr-FR\n---\n# Sockets\u00a0:  le début\n\nUn.';
  const done = importArticles([article('a.md', text)], { out });
  expect(page(done, 'fr')).toContain('title: "Sockets\u00a0: le début"');
  const { title } = JSON.parse(readFileSync(join(done.lesson, 'lesson.json'), 'utf8'));
  expect(title.fr).toBe('Sockets\u00a0: le début');
});

test('a section may be called null', () => {
  const pair = (fr: string, en: string): string =>
    `<span data-ttu-id="1">${fr}</span><span class="sxs-lookup"><span data-stu-id="1">${en}</span></span>`;
  const done = importArticles([article('a.md', `# A\n\n## ${pair('Nul', 'Null')}\n\nOne.`)], {
    out,
  });
  const [summary] = listLessons(pathToFileURL(`${out}/`));
  if (!summary) throw new Error('the article is a lesson');
  expect(page(done, 'fr')).toMatch(/^ {2}'null': '[0-9a-f]{12}'$/m);
  const states = sectionStates(loadLesson(summary), 'fr').map(({ id, state }) => [id, state]);
  expect(states).toEqual([['null', 'fresh']]);
});

test('a heading that is taken in has an id of its own', () => {
  article('docfx.json', '{}');
  article('more.md', '## Install\n\nTwo.');
  const text = '# A\n\n[!INCLUDE [more](more.md)]\n\n## Install\n\nOne.';
  const done = importArticles([article('a.md', text)], { out: join(out, 'to') });
  expect(ids(page(done, 'en'))).toEqual(['install-2', 'install']);
});

test.skipIf(process.platform === 'win32')(
  'Ctrl-C leaves whole lessons and nothing else',
  { timeout: 120_000 },
  async () => {
    const file = article('a.md', `# A\n\n${'One.\n\n'.repeat(500)}`);
    const list = article('list.txt', `${file}\n`.repeat(2_000));
    const script = fileURLToPath(new URL('../../scripts/import.ts', import.meta.url));
    const words = ['--import', 'tsx', script, '--many', list, '--out', join(out, 'to'), '--json'];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.once('data', () => child.kill('SIGINT')).resume();
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    const lessons = readdirSync(join(out, 'to'));
    expect(lessons.length).toBeLessThan(2_000);
    for (const name of lessons) {
      const files = readdirSync(join(out, 'to', name)).sort();
      expect(files, name).toEqual(['en.md', 'examples', 'fr.md', 'lesson.json']);
    }
  },
);

const deep = 20_000;
test.each([
  ['spans that open', `# A\n\nFirst.\n\n${'<span>'.repeat(deep)}x`],
  ['spans that close', `# A\n\nx${'</span>'.repeat(deep)}`],
  ['pairs that never end', `# A\n\nFirst.\n\n${'<span data-ttu-id="1">x'.repeat(deep)}`],
  ['elements in one another', `# A\n\n<div>\n${'<div>'.repeat(deep)}x\n`],
  ['styles in one another', `# A\n\nFirst.\n\n${'<b>'.repeat(deep)}x`],
  ['quotes in one another', `# A\n\nFirst.\n\n${'> '.repeat(deep)}x`],
  [
    'lists in one another',
    `# A\n\nFirst.\n\n${Array.from({ length: 300 }, (_, at) => `${' '.repeat(at * 2)}- x`).join('\n')}`,
  ],
  ['brackets', `# A\n\nFirst.\n\n${'['.repeat(deep)}x`],
  ['backquotes', `# A\n\nFirst.\n\n${'`'.repeat(deep)} x ${'``'.repeat(deep)}`],
  ['front matter that refers to itself', '---\na: &a [*a]\nb: *a\n---\n# A\n\nx'],
  ['front matter that is no YAML', '---\ntitle: "x\n  y: [\n---\n# A\n\nx'],
  ['names of every object', '---\n__proto__: x\nconstructor: y\n---\n# A\n\nx'],
])('%s come to an end, and x is kept, or said to be lost', (_, text) => {
  const done = importArticles([article('a.md', text)], { out });
  expect([...done.lost, page(done, 'en')].join(' ')).toContain('x');
});

/** Text as translators leave it: words, and pieces of what articles are made of. */
const piece = fc.oneof(
  fc.stringMatching(/^[a-zéà]{1,8}$/),
  fc.constantFrom(
    ...[
      '*',
      '**',
      '_',
      '`',
      '``',
      '[',
      ']',
      '](x.md)',
      '<xref:System.Net.Dns>',
      '&nbsp;',
      '&lt;',
      '<T>',
      '\\*',
    ],
    ...[
      '<br>',
      '<b>',
      '</b>',
      '> ',
      '- ',
      '1. ',
      '# ',
      '## ',
      '|',
      '\n',
      '\n\n',
      '  \n',
      ':::',
      '[!NOTE]',
      '***',
      '```\n',
    ],
    ...[
      '{#x}',
      '~~',
      '<!-- c -->',
      '![a](b.png)',
      '[!INCLUDE[y](z.md)]',
      '<span>',
      '</span>',
      '"',
      "'",
      '<<<',
    ],
  ),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));

test('whatever an article says, its words are in the lesson or in the report', () => {
  fc.assert(
    fc.property(text, (body) => {
      const draft = draftOf(`---\nms.contentlocale: en-US\n---\n# Title\n\nFirst.\n\n${body}\n`, {
        path: null,
        beside: nothingBeside,
      });
      if ('unknown' in draft) throw new Error('it is English');
      expect(lostWords(draft)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
