import * as v from 'valibot';
import type { Language } from '../base/i18n.ts';
import { plainText } from './blocks.ts';
import { lessonNumber, listLessons } from './catalogue.ts';
import type { Exercise } from './exercises.ts';
import { type Lesson, loadLesson } from './lesson.ts';
import { readBeside } from './reference.ts';

/** A section of a lesson: `03-async-server#until-fin`. */
const address = v.pipe(v.string(), v.regex(/^[^#]+#[^#]+$/));

const schema = v.strictObject({
  /** Each verdict's section; or that of the exercise; or why there is none. */
  verdicts: v.record(
    v.string(),
    v.union([
      v.strictObject({ section: address }),
      v.strictObject({ exercise: v.literal(true) }),
      v.strictObject({ reason: v.string() }),
    ]),
  ),
  /** What a verdict adds may say more than itself. */
  more: v.record(v.string(), address),
  exercises: v.record(v.string(), address),
});

/** Which sections explain what checks say. */
export type Explained = v.InferOutput<typeof schema>;

export const loadExplained = (lessons: URL): Explained =>
  readBeside(lessons, 'explained.json', schema, { verdicts: {}, more: {}, exercises: {} });

/** A section of a lesson, and how to get there. */
export type SectionPlace = { lesson: Lesson; id: string; title: string; command: string };

/** The section with that address; null if there is none. */
export function sectionAt(
  place: string,
  lessons: readonly Lesson[],
  language: Language,
): SectionPlace | null {
  const [name, id = ''] = place.split('#');
  const lesson = lessons.find((candidate) => candidate.id === name);
  if (!lesson) return null;
  const { headings } = lesson.pages[language].outline;
  const heading = headings.find((candidate) => candidate.id === id);
  if (!heading) return null;
  const command = `npm run lesson -- read ${lessonNumber(lesson)} ${id}`;
  return { lesson, id, title: plainText(heading.children), command };
}

/** A crash that no socket caused: `TypeError: client.write is not a function`. */
const ownMistake = /^(?:Type|Reference)Error\b/;

/** What explanations are found in; reading and parsing it once serves many verdicts. */
export type Explaining = { explained: Explained; lessons: readonly Lesson[] };

const explainingIn = (lessons: URL): Explaining => ({
  explained: loadExplained(lessons),
  lessons: listLessons(lessons).map(loadLesson),
});

/** The section that explains what a check says about a program; null where none does. */
export function explanationOf(
  { id, params }: { id: string; params: Readonly<Record<string, unknown>> },
  exercise: Exercise,
  language: Language,
  { explained, lessons }: Explaining = explainingIn(new URL('../', exercise.lesson.folder)),
): SectionPlace | null {
  const { verdicts, more, exercises } = explained;
  const found = verdicts[id];
  const own = found && 'section' in found ? found.section : undefined;
  const ofExercise = exercises[exercise.id];
  const place = ownMistake.test(String(params.error))
    ? ofExercise
    : (more[String(params.more)] ?? own ?? (found && 'exercise' in found ? ofExercise : undefined));
  return place === undefined ? null : sectionAt(place, lessons, language);
}
