import * as v from 'valibot';
import type { Act } from '../room/event.ts';
import type { RoomState } from '../room/state.ts';
import type { RoomCourse } from './course.ts';

const text = v.pipe(v.string(), v.maxLength(200));
const most = { snippet: 4_000, minutes: 240 };

/** What the board's forms send: texts, which are only an act once they are about something there is. */
export const actForm = v.variant('act', [
  v.strictObject({
    act: v.literal('went-to'),
    lesson: text,
    section: v.optional(text),
    exercise: v.optional(text),
  }),
  v.strictObject({ act: v.literal('called'), lesson: text, section: text }),
  v.strictObject({ act: v.literal('opened-solution'), exercise: text }),
  v.strictObject({
    act: v.literal('showed'),
    snippet: v.pipe(v.string(), v.maxLength(most.snippet)),
  }),
  v.strictObject({ act: v.literal('asked'), lesson: text, question: text }),
  v.strictObject({
    act: v.literal('timer'),
    for: v.picklist(['break', 'exercise']),
    minutes: v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/),
      v.transform(Number),
      v.minValue(1),
      v.maxValue(most.minutes),
    ),
  }),
  v.strictObject({ act: v.literal('helped'), learner: text }),
  v.strictObject({
    act: v.picklist(['call-over', 'poll-closed', 'poll-over', 'timer-over', 'paused', 'resumed']),
  }),
]);

type Around = { course: RoomCourse; room: RoomState; now: number };

/** The act that a form means; null where it is about nothing in this room. */
export function actFrom(
  form: v.InferOutput<typeof actForm>,
  { course, room, now }: Around,
): Act | null {
  switch (form.act) {
    case 'went-to': {
      const { act, ...place } = form;
      return course.around(place).at ? { act, place } : null;
    }
    case 'called': {
      const headings = course.lesson(form.lesson)?.pages.en.outline.headings ?? [];
      return headings.some(({ id }) => id === form.section) ? form : null;
    }
    case 'opened-solution':
      return course.exercise(form.exercise) ? form : null;
    case 'showed': {
      const snippet = form.snippet.replaceAll('\r\n', '\n').trimEnd();
      return { act: 'showed', snippet: snippet === '' ? null : snippet };
    }
    case 'asked':
      return course.question(form.lesson, form.question, 'en') ? form : null;
    case 'timer':
      return { act: 'timer', for: form.for, until: now + form.minutes * 60_000 };
    case 'helped':
      return room.learners.has(form.learner) ? form : null;
    default:
      return form;
  }
}
