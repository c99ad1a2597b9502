import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { languages } from '../../base/i18n.ts';
import { resetExercise } from '../../learner/workspace.ts';
import { sendFile } from '../../serve/files.ts';
import type { Part } from '../live.ts';
import { answerFact, renderAnswers } from './answers.ts';
import { Editing } from './editing.ts';
import { editorScript } from './editor-script.ts';
import { Exercises, exerciseActs } from './exercises.ts';
import { programNamed } from './programs.ts';

const name = v.pipe(v.string(), v.maxLength(200));
const language = v.picklist(languages);
const forms = {
  edit: v.strictObject({
    ...{ program: name, base: name, page: name, language },
    text: v.string(),
    choice: v.optional(v.picklist(['mine', 'theirs', 'original'])),
    over: v.optional(name),
  }),
  answer: v.strictObject({ lesson: name, question: name, choice: v.pipe(v.string(), v.digits()) }),
  exercise: v.strictObject({ exercise: name, act: v.picklist(exerciseActs), language }),
};

/** Programs that learners change on pages, and exercises that they do there. */
export const editPart: Part = (app, live) => {
  const { gate, work, progress } = live;
  const editing = new Editing(live);
  const exercises = new Exercises(live, editing);
  app.get('/.live/editor.js', async (c) => sendFile(c, 'editor.js', await editorScript()));
  app.post(
    '/.live/edit',
    gate.acts(forms.edit, ({ program: id, language, ...sent }, { c }) => {
      const [lesson = ''] = id.split('/');
      const found = live.lessonOf(lesson);
      const program = found && programNamed(id, [found], work);
      if (!program) throw new HTTPException(400);
      const exercise = program.isExercise
        ? exercises.named(`${lesson}/${program.name}`)
        : undefined;
      const startOver = exercise && (() => resetExercise(exercise, work, progress, language));
      const isSaved = editing.save(program, sent, startOver);
      const actor = { language, tab: c.req.header('x-tab') ?? '' };
      if (isSaved && exercise) exercises.saved(exercise, actor);
    }),
  );
  app.post(
    '/.live/exercise',
    gate.acts(forms.exercise, ({ exercise: id, act, language }, { c }) => {
      const exercise = exercises.named(id);
      if (!exercise) throw new HTTPException(400);
      exercises.act(exercise, act, { language, tab: c.req.header('x-tab') ?? '' });
    }),
  );
  app.post(
    '/.live/answer',
    gate.acts(forms.answer, ({ lesson: id, question, choice }) => {
      const lesson = live.lessonOf(id);
      const fact = lesson && answerFact(lesson, question, Number(choice), progress.read());
      if (fact) progress.add(fact);
      live.changed();
    }),
  );
  return {
    name: 'edit',
    run: ({ lesson, programs, context }) =>
      editing.drawPrograms(lesson, programs, context.language),
    exercise: (place) => exercises.draw(place),
    question: (place) => renderAnswers(place, progress.read()),
    ownFile: (id, program) => {
      const lesson = live.lessonOf(id);
      return lesson ? editing.ownFile(lesson, program) : null;
    },
    assets: {
      'edit.js': new URL('../assets/edit.js', import.meta.url),
      'answers.js': new URL('../assets/answers.js', import.meta.url),
      'edit.css': new URL('../assets/edit.css', import.meta.url),
    },
    close: async () => {
      editing.close();
      await exercises.close();
    },
  };
};
