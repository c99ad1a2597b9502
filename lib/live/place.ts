import type { Language } from '../base/i18n.ts';
import type { Predict } from '../course/blocks.ts';
import type { Lesson } from '../course/lesson.ts';
import { type Content, type Html, html } from '../html/html.ts';
import type { LessonContext, PageContext } from '../html/page-context.ts';

/** Where a page shows programs that can be run. */
export type RunPlace = {
  kind: 'run';
  /** What ids in it begin with: `live_run_1`. */
  element: string;
  /** How its run is named: `01-listening/first-listener+greeter`. */
  id: string;
  lesson: Lesson;
  programs: readonly string[];
  /** On its page, in its language. */
  number: number;
  context: PageContext;
};

/** Where a page presents an exercise: on its lesson's page, or on its own. */
export type ExercisePlace = {
  kind: 'exercise';
  /** `live_exercise_greet`. */
  element: string;
  slug: string;
  context: LessonContext;
};

/** Where a lesson's page asks a question. */
export type QuestionPlace = {
  kind: 'question';
  /** `live_question_who-closes`. */
  element: string;
  predict: Predict;
  context: LessonContext;
};

/** A page, whatever it shows. */
export type PagePlace = { path: string; language: Language; isHome: boolean };

export type Place = RunPlace | ExercisePlace | QuestionPlace;

/** What a form sends, and where: always texts. */
export type Deed = { to: string; fields: Readonly<Record<string, string>> };

/** A form that the page's script sends, as JSON. */
export function renderForm({ to, fields }: Deed, inside: Content): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${to}" data-act>${hidden}${inside}</form>\n`;
}
