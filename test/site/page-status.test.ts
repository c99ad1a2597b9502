import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { acceptTranslation } from '../../lib/authoring/translation.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import type { Site } from '../../lib/html/page-context.ts';
import { editBaseOf } from '../../lib/site/edit-base.ts';
import { dayText } from '../../lib/site/page-status.ts';
import { lastChanges, readSite } from '../../lib/site/read-site.ts';
import { drawPage, lessons } from './fixture.ts';
import { siteFolder } from './pages.ts';

/** A copy of the lessons whose French follows the English, until one of its sections changes. */
function changed(folder: URL, from: string, to: string): Site {
  cpSync(lessons, folder, { recursive: true });
  const [summary] = listLessons(folder);
  if (!summary) throw new Error('the fixture has lessons');
  acceptTranslation(loadLesson(summary), 'fr');
  const file = new URL('01-echo/en.md', folder);
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  const edit = new URL('https://a.example/edit/main/');
  const days = new Map([['lessons/01-echo/fr.md', '2025-06-01']]);
  return { ...readSite(folder, { edit }), changed: days };
}

const banner = (page: string): string =>
  /<div class="callout warning" role="note">\n<p class="voice">Trad.*?<\/div>\n/s.exec(page)?.[0] ??
  '';
const foot = (page: string): string => /<p class="facts standing">.*?<\/p>/.exec(page)?.[0] ?? '';

test('a translation that follows says so at the foot, with its day and where it is edited', () => {
  const folder = siteFolder();
  const site = changed(folder, '', '');
  const page = drawPage('fr/echo/index.html', site);
  expect(banner(page)).toBe('');
  expect(foot(page)).toBe(
    '<p class="facts standing"><time datetime="2025-06-01">Dernière modification le 1er juin 2025</time> · ' +
      '<a href="../../en/echo/index.html" hreflang="en">Comparer avec la page en anglais</a> · ' +
      '<a href="https://a.example/edit/main/lessons/01-echo/fr.md">Modifier cette page</a></p>',
  );
  expect(foot(drawPage('en/echo/exercises/upper/index.html', site))).toBe(
    '<p class="facts standing">' +
      '<a href="../../../../fr/echo/exercises/upper/index.html" hreflang="fr">Compare with the French page</a> · ' +
      '<a href="https://a.example/edit/main/lessons/01-echo/en.md">Edit this page</a></p>',
  );
});

test('a section that is behind is named at the top of the French page, beside its twin', () => {
  const folder = siteFolder();
  const site = changed(folder, 'It writes before', 'It writes long before');
  expect(banner(drawPage('fr/echo/index.html', site))).toBe(`\
<div class="callout warning" role="note">
<p class="voice">Traduction en retard</p>
<p>Le texte anglais a changé depuis. Ces sections ne le suivent pas encore\u202f; quand un détail compte, lisez-les en anglais\u202f:</p>
<ul>
<li><a href="index.html#client">Le client parle en premier</a> (<a href="../../en/echo/index.html#client" lang="en" hreflang="en">The client speaks first</a>)</li>
</ul>
</div>
`);
  expect(banner(drawPage('en/echo/index.html', site))).toBe('');
  expect(banner(drawPage('fr/echo/exercises/upper/index.html', site))).toBe('');
  expect(foot(drawPage('en/echo/index.html', site))).toContain(
    'hreflang="fr">Some sections of the page in French are not up to date</a>',
  );
});

test('an exercise says that its own section is behind, and nothing of the others', () => {
  const folder = siteFolder();
  const site = changed(folder, 'Whatever a client does', 'Whatever any client does');
  expect(banner(drawPage('fr/echo/exercises/upper/index.html', site))).toContain(
    '<li><a href="../../index.html#eight">Huit clients</a> (<a href="../../../../en/echo/index.html#eight" lang="en" hreflang="en">Eight clients</a>)</li>\n</ul>',
  );
});

test('a page of which nothing is known says nothing', () => {
  const folder = siteFolder();
  cpSync(lessons, folder, { recursive: true });
  const page = drawPage('fr/echo/index.html', readSite(folder));
  expect(banner(page) + foot(page)).toBe('');
});

test('days come from the history, the newest first, and only from a whole one', () => {
  const folder = siteFolder();
  const git = (...args: string[]): void => {
    const cwd = fileURLToPath(folder);
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@a.example', '-c', 'commit.gpgsign=false'];
    const env = { ...process.env, GIT_COMMITTER_DATE: day, GIT_AUTHOR_DATE: day };
    const { status, stderr } = spawnSync('git', [...who, ...args], { cwd, env, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  };
  let day = '2025-05-30T12:00:00Z';
  expect(lastChanges(folder, 'x/')).toEqual(new Map());
  git('init', '-q', '-b', 'main');
  cpSync(new URL('01-echo/', lessons), new URL('a/', folder), { recursive: true });
  git('add', '.');
  git('commit', '-qm', 'one');
  day = '2025-06-03T12:00:00Z';
  writeFileSync(new URL('a/fr.md', folder), 'autre');
  git('commit', '-qam', 'two');
  const days = lastChanges(new URL('a/', folder), 'x/');
  expect([days.get('x/fr.md'), days.get('x/en.md')]).toEqual(['2025-06-03', '2025-05-30']);
  git('clone', '-q', '--depth', '1', folder.href, 'shallow');
  expect(lastChanges(new URL('shallow/a/', folder), 'x/')).toEqual(new Map());
});

test('a day is said in words', () => {
  expect(dayText('2025-06-03', 'en')).toBe('June 3, 2025');
  expect(dayText('2025-06-01', 'fr')).toBe('1er juin 2025');
  expect(dayText('2025-06-11', 'fr')).toBe('11 juin 2025');
});

test('where files are edited follows from where the repository is', () => {
  const github = 'https://github.com/who/what/edit/main/';
  for (const given of [
    'who/what',
    'github:who/what',
    'git+https://github.com/who/what.git',
    { type: 'git', url: 'git+ssh://git@github.com/who/what.git' },
  ]) {
    expect(editBaseOf(given)?.href).toBe(github);
  }
  expect(editBaseOf('gitlab:who/what')?.href).toBe('https://gitlab.com/who/what/-/edit/main/');
  expect(editBaseOf('https://git.example/who/what.git')).toBeNull();
  expect(editBaseOf(undefined)).toBeNull();
});

test('the window has the first words of a long title', () => {
  const folder = siteFolder();
  cpSync(lessons, folder, { recursive: true });
  for (const name of ['en.md', 'fr.md']) {
    const file = new URL(`01-echo/${name}`, folder);
    const title = 'Word '.repeat(20).trim();
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: ${title}`));
  }
  const site = readSite(folder);
  const cut = `<title>${'Word '.repeat(13).trim()}…</title>`;
  for (const path of ['en/echo/index.html', 'fr/echo/slides/index.html', 'both/echo/index.html'])
    expect(drawPage(path, site), path).toContain(cut);
});

test('a draft says so in each language and side by side, with the day of its article', () => {
  const folder = siteFolder();
  cpSync(lessons, folder, { recursive: true });
  const file = new URL('01-echo/lesson.json', folder);
  const article = { file: 'a.md', sha256: '', date: '03/30/2017', translation: '', commit: '' };
  const draft = {
    ...{ articles: [{ ...article, assetid: '' }], licence: 'CC-BY-4.0', members: [], programs: 2 },
  };
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, draft }));
  const site = readSite(folder);
  const both = drawPage('both/echo/index.html', site);
  const [en, fr] = ['imported from a.md (March 30, 2017)', 'importée de a.md (30 mars 2017)'];
  expect(drawPage('en/echo/index.html', site)).toContain(en);
  expect(drawPage('fr/echo/index.html', site)).toContain(fr);
  expect([both.includes(en), both.includes(fr)]).toEqual([true, true]);
});
