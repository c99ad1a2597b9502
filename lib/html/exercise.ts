import { words } from '../base/words.ts';
import type { Block } from '../course/blocks.ts';
import { listExercises } from '../course/exercises.ts';
import { ContentError } from '../course/problem.ts';
import { type Html, html } from './html.ts';
import { hrefTo, lessonOf, type PageContext } from './page-context.ts';
import { exercisePath } from './paths.ts';

export type ExerciseBlock = Extract<Block, { type: 'exercise' }>;

/** What a lesson shows of an exercise: what it is about. The rest is on a page of its own. */
export function renderExercise(
  { slug, children, line }: ExerciseBlock,
  context: PageContext,
  render: (blocks: readonly Block[]) => Html,
): Html {
  const { language } = context;
  const lesson = lessonOf(context);
  const exercise = listExercises([lesson]).find((candidate) => candidate.slug === slug);
  if (!exercise) {
    const named = lesson.manifest.exercises.map((known) => known.slug).join(', ') || '–';
    const { file } = lesson.pages[language];
    throw new ContentError({ file, line, id: 'exercise-unknown', params: { slug, named } });
  }
  const href = hrefTo(exercisePath(language, lesson.slug, slug), undefined, context);
  const heading = context.id(`exercise_${slug}`);
  return html`<section class="exercise" aria-labelledby="${heading}">
<p class="voice" id="${heading}">${words('site', language, 'exercise.title', { name: exercise.title[language] })}</p>
${render(children.slice(0, 1))}<p><a${href}>${words('exercises', language, 'more')}</a></p>
</section>
`;
}
