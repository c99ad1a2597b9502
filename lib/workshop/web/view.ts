import type { Language, Params } from '../../base/i18n.ts';
import type { KeyUnder } from '../../base/words.ts';
import { lessonNumber } from '../../course/catalogue.ts';
import { type Content, type Html, html } from '../../html/html.ts';
import type { Place } from '../room/event.ts';
import type { RoomState } from '../room/state.ts';
import { workshopWords } from '../words.ts';
import type { RoomCourse } from './course.ts';

/** How learners get into the room. */
export type Door = {
  code: string;
  /** Where workbooks connect, `192.0.2.7:4500`. */
  learners: string;
  /** Where browsers join. */
  web: string;
};

/** A room as one person sees it. */
export type View = {
  room: RoomState;
  course: RoomCourse;
  door: Door;
  /** Why the room's log cannot be written; null when all is well. */
  trouble: string | null;
  now: number;
  language: Language;
};

/** A text of the room's pages. */
export function say(
  { language }: Pick<View, 'language'>,
  key: KeyUnder<'workshop', 'board'>,
  params?: Params,
): string {
  return workshopWords(language, `board.${key}`, params);
}

/** The lesson of a place by its number and title; null where the room does not have it. */
export function lessonText({ lesson: id }: Place, view: View): string | null {
  const lesson = view.course.lesson(id);
  if (!lesson) return null;
  const { title } = lesson.pages[view.language].front;
  return say(view, 'place.lesson', { number: lessonNumber(lesson), title });
}

const clocks = new Map<Language, Intl.DateTimeFormat>();

/** A time of the day: `10:45`. */
export function clockTime(at: number, language: Language): string {
  const format =
    clocks.get(language) ??
    new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  clocks.set(language, format);
  return format.format(at);
}

/** Whole minutes, `12 min`; less than one is not counted. */
export const minutesText = (view: Pick<View, 'language'>, minutes: number): string =>
  say(view, 'minutes', { minutes: Math.max(0, Math.floor(minutes)) });

/** What a form sends, and where. */
type Deed = { to: string; fields: Readonly<Record<string, string | number | undefined>> };

/** A form that the page's script sends, as JSON. */
export function renderForm({ to, fields }: Deed, inside: Content): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) =>
      value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${to}" data-act>${hidden}${inside}</form>\n`;
}

/** A button that does one thing. */
export const renderButton = (deed: Deed, label: Content, kind = ''): Html =>
  renderForm(deed, html`<button${kind !== '' && html` class="${kind}"`}>${label}</button>`);

/** Parts of a whole as a bar, each with its kind; the numbers are said beside it. */
export function renderBar(
  parts: readonly (readonly [part: number, kind: string])[],
  whole: number,
): Html {
  let from = 0;
  const rects = parts.map(([part, kind]) => {
    const share = whole === 0 ? 0 : Math.min(100 - from, Math.round((100 * part) / whole));
    const rect = html`<rect class="${kind}" x="${from}%" width="${share}%" height="100%"/>`;
    from += share;
    return rect;
  });
  return html`<svg class="share" aria-hidden="true" width="100%" height="100%"><rect class="whole" width="100%" height="100%"/>${rects}</svg>`;
}
