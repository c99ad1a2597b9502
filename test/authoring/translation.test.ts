import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceptTranslation, changedWords } from '../../lib/authoring/translation.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { type Lesson, loadLesson } from '../../lib/course/lesson.ts';
import { Course } from './course.ts';

let course: Course;
beforeEach(() => {
  course = new Course();
});
afterEach(() => course.remove('.'));

function git(...args: string[]): void {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd: course.url, stdio: 'pipe' });
}

function first(): Lesson {
  const [lesson] = listLessons(new URL('lessons/', course.url)).map(loadLesson);
  if (!lesson) throw new Error('the course has a lesson');
  return lesson;
}

test('what changed in English is shown word by word, against what the French was made from', () => {
  git('init', '-q');
  acceptTranslation(first(), 'fr');
  git('add', '.');
  git('commit', '-qm', 'first');
  expect(changedWords(first(), 'run-it', 'fr')).toEqual([]);
  course.edit('lessons/01-first/en.md', 'Here it is.', 'Here it was.');
  git('commit', '-qam', 'second');
  expect(changedWords(first(), 'run-it', 'fr')).toEqual([
    [
      { text: 'Here it ', is: 'same' },
      { text: 'is', is: 'removed' },
      { text: 'was', is: 'added' },
      { text: '.', is: 'same' },
    ],
  ]);
});

test('of lines that are broken elsewhere and marked as essential, only what says something else is shown', () => {
  const [page, old] = [
    'lessons/01-first/en.md',
    'Here it is, in all of its beauty, and there it goes.',
  ];
  course.edit(page, 'Here it is.', `${old}\n\n- An item.`);
  git('init', '-q');
  acceptTranslation(first(), 'fr');
  git('add', '.');
  git('commit', '-qm', 'first');
  const marked =
    '::: essential\nHere it is, in all of\nits glory, and there\nit goes.\n\n::: note\nNew.\n:::\n:::';
  course.edit(page, old, marked);
  const shown = changedWords(first(), 'run-it', 'fr')?.map((pieces) =>
    pieces.map(({ text, is }) => (is === 'same' ? text : `${is}<${text}>`)).join(''),
  );
  expect(shown).toEqual([
    'its removed<beauty>added<glory>, and there',
    'added<::: note>',
    'added<New.>',
    'added<:::>',
  ]);
});
