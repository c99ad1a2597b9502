import { wrap } from '../base/terminal-text.ts';
import { blocksOf } from '../course/blocks.ts';
import { type LessonSummary, lessonNumber } from '../course/catalogue.ts';
import { listExercises } from '../course/exercises.ts';
import { loadLesson } from '../course/lesson.ts';
import { exerciseIn, noLesson, type Progress, statusOf } from '../learner/progress.ts';
import { indent, prose, spaced } from '../terminal/lines.ts';
import { proseWidth, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import { statusMark } from './list.ts';
import { stepsOf } from './reader/reading.ts';

type LessonReport = ReturnType<typeof progressReport>[number];

/**
 * What a person has done, lesson by lesson: steps of the page and how many were read; questions
 * asked, answered, and answered right at the first try; exercises.
 */
export function progressReport(lessons: readonly LessonSummary[], progress: Progress) {
  return lessons.map((lesson) => {
    const known = progress.lessons[lesson.id] ?? noLesson;
    const page = loadLesson(lesson).pages.en;
    const predicts = blocksOf(page.blocks, 'predict');
    const answered = predicts.filter(({ id }) => known.answers[id] !== undefined);
    const right = answered.filter(
      ({ id, choices }) => choices[known.answers[id]?.[0] ?? -1]?.right,
    );
    return {
      id: lesson.id,
      title: lesson.manifest.title,
      steps: stepsOf(page).length,
      read: known.read.length,
      questions: { asked: predicts.length, answered: answered.length, right: right.length },
      exercises: listExercises([lesson]).map((exercise) => {
        const { attempts, hints, solution } = exerciseIn(progress, exercise.id);
        const { slug, title } = exercise;
        return { slug, title, status: statusOf(progress, exercise), attempts, hints, solution };
      }),
    };
  });
}

/** The same to read. */
export function reportLines(report: readonly LessonReport[], style: TextStyle): string[] {
  const columns = proseWidth(style);
  return spaced(report.map((lesson) => lessonLines(lesson, { ...style, columns })));
}

function lessonLines(lesson: LessonReport, style: TextStyle): string[] {
  const { language, columns } = style;
  const { id, title, steps, read, questions, exercises } = lesson;
  const passed = exercises.filter(({ status }) => status === 'passed').length;
  const facts = [
    words(language, 'exercise.steps', { read, steps }),
    ...(questions.asked > 0 ? [words(language, 'exercise.questions', questions)] : []),
    ...(exercises.length > 0
      ? [words(language, 'exercise.passedOf', { passed, of: exercises.length })]
      : []),
  ];
  return [
    ...prose(`${lessonNumber({ id })}  ${title[language]}`, style, strong),
    ...indent(
      facts.flatMap((fact) => wrap(fact, columns - 3)),
      '   ',
    ),
    ...exercises.flatMap((exercise) => exerciseLines(exercise, style)),
  ];
}

function exerciseLines(exercise: LessonReport['exercises'][number], style: TextStyle): string[] {
  const { language, columns } = style;
  const { attempts, hints, solution, status } = exercise;
  const facts = [
    ...(attempts > 0 ? [words(language, 'exercise.attempts', { count: attempts })] : []),
    ...(hints > 0 ? [words(language, 'exercise.hintsOpen', { count: hints })] : []),
    ...(solution ? [words(language, 'exercise.sawSolution')] : []),
  ].join(', ');
  const title = wrap(exercise.title[language], columns - 7);
  return [
    ...title.map((line, at) => `   ${at === 0 ? statusMark(status, style) : ' '} ${line}`),
    ...(facts === '' ? [] : wrap(facts, columns - 7).map((line) => quiet(style, `     ${line}`))),
  ];
}
