import type { Language } from '../base/i18n.ts';
import { wrap } from '../base/terminal-text.ts';
import { blocksOf } from '../course/blocks.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import { lessonNumber } from '../course/catalogue.ts';
import { type Exercise, listExercises } from '../course/exercises.ts';
import { loadLesson } from '../course/lesson.ts';
import { statusMark } from '../exercise/mark.ts';
import { exerciseIn, noLesson, type Progress } from '../learner/progress.ts';
import { type ExerciseStatus, statusOf } from '../learner/status.ts';
import { indent, spaced } from '../terminal/drawing.ts';
import { proseColumns, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import { stepsOf } from './reader/steps.ts';

export type ExerciseReport = {
  slug: string;
  title: Record<Language, string>;
  status: ExerciseStatus;
  attempts: number;
  hints: number;
  solution: boolean;
};

export type LessonReport = {
  id: string;
  title: Record<Language, string>;
  /** Steps of the page, and how many of them were read. */
  steps: number;
  read: number;
  /** Questions asked, answered, and answered right at the first try. */
  questions: { asked: number; answered: number; right: number };
  exercises: ExerciseReport[];
};

/** What a person has done, lesson by lesson. */
export function progressReport(
  lessons: readonly LessonSummary[],
  progress: Progress,
): LessonReport[] {
  return lessons.map((lesson) => {
    const known = progress.lessons[lesson.id] ?? noLesson;
    const page = loadLesson(lesson).pages.en;
    const predicts = blocksOf(page.blocks, 'predict');
    const answered = predicts.filter(({ id }) => known.answers[id] !== undefined);
    const right = answered.filter(({ id, choices }) => choices[known.answers[id] ?? -1]?.right);
    return {
      id: lesson.id,
      title: lesson.manifest.title,
      steps: stepsOf(page).length,
      read: known.read.length,
      questions: { asked: predicts.length, answered: answered.length, right: right.length },
      exercises: listExercises([lesson]).map((exercise) => exerciseReport(exercise, progress)),
    };
  });
}

function exerciseReport(exercise: Exercise, progress: Progress): ExerciseReport {
  const { attempts, hints, solution } = exerciseIn(progress, exercise.id);
  const { slug, title } = exercise;
  return { slug, title, status: statusOf(progress, exercise), attempts, hints, solution };
}

/** The same to read. */
export function reportLines(report: readonly LessonReport[], style: TextStyle): string[] {
  const room = Math.min(style.columns, proseColumns);
  return spaced(report.map((lesson) => lessonLines(lesson, style, room)));
}

function lessonLines(lesson: LessonReport, style: TextStyle, columns: number): string[] {
  const { language } = style;
  const { id, title, steps, read, questions, exercises } = lesson;
  const passed = exercises.filter(({ status }) => status === 'passed').length;
  const facts = [
    words(language, 'exercise.steps', { read, steps }),
    ...(questions.asked > 0 ? [words(language, 'exercise.questions', questions)] : []),
    ...(exercises.length > 0
      ? [words(language, 'exercise.passedOf', { passed, of: exercises.length })]
      : []),
  ];
  const name = wrap(`${lessonNumber({ id })}  ${title[language]}`, columns);
  return [
    ...name.map((line) => strong(style, line)),
    ...indent(
      facts.flatMap((fact) => wrap(fact, columns - 3)),
      '   ',
    ),
    ...exercises.flatMap((exercise) => exerciseLines(exercise, style, columns)),
  ];
}

function exerciseLines(exercise: ExerciseReport, style: TextStyle, columns: number): string[] {
  const { language } = style;
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
