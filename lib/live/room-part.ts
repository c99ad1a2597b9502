import * as v from 'valibot';
import { type Language, languages } from '../base/i18n.ts';
import { UserError, userErrorText } from '../base/user-error.ts';
import { type Html, html } from '../html/html.ts';
import type { RoomView } from '../terminal/room-view.ts';
import type { Part } from './live.ts';
import { type PagePlace, renderForm } from './place.ts';
import { liveWords as words } from './words.ts';

/** An instructor's room, as a script that knows rooms lets it be joined from a page. */
export type RoomDoor = {
  /** The room that was joined; null: none. */
  view: () => (RoomView & { readonly name: string }) | null;
  /** @throws UserError for whatever a person can do something about. */
  join: (given: { place: string; code: string; name: string; language: Language }) => Promise<void>;
  leave: () => Promise<void>;
  onChange: (listener: () => void) => () => void;
};

const text = v.pipe(v.string(), v.trim(), v.maxLength(200));
const language = v.picklist(languages);
const forms = {
  join: v.strictObject({ place: text, code: text, name: text, language }),
  leave: v.strictObject({}),
};

/** Taking part in a workshop: on each page while in a room, and on the first page to join one. */
export const roomPart: Part = (app, live) => {
  const door = live.room;
  if (!door) return { name: 'room' };
  const { gate } = live;
  let trouble: UserError | null = null;
  app.post(
    '/.live/join',
    gate.acts(forms.join, async (given, { c }) => {
      try {
        await door.join(given);
        trouble = null;
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        trouble = error;
      }
      live.changed();
      // What was typed stays in the form until it is right.
      if (trouble) return c.json([], 400);
      return undefined;
    }),
  );
  app.post(
    '/.live/leave',
    gate.acts(forms.leave, async () => {
      await door.leave();
      live.changed();
    }),
  );
  const unlisten = door.onChange(live.changed);
  return {
    name: 'room',
    page: (place) => {
      const room = door.view();
      if (room) return renderRoom(room, place, live.lessonOf);
      return place.isHome ? renderDoor(trouble, place) : null;
    },
    close: unlisten,
  };
};

/** Where the room is, how the connection is, and the way out. */
function renderRoom(
  room: RoomView & { readonly name: string },
  { language }: PagePlace,
  lessonOf: (id: string) => { slug: string } | undefined,
): Html {
  const call = room.call();
  const slug = call && lessonOf(call.lesson)?.slug;
  const there =
    call && slug !== undefined && slug !== null
      ? html` <a href="/${language}/${slug}/#${call.section}">${words(language, 'room.go')}</a>`
      : null;
  const leave = renderForm(
    { to: '/.live/leave', fields: {} },
    html`<button>${words(language, 'room.leave')}</button>`,
  );
  return html`<div class="bar">
<p class="how" role="status">${words(language, 'room.as', { name: room.name })} ${room.line(language, false)}${there}</p>
${leave}</div>
`;
}

function renderDoor(trouble: UserError | null, { language }: PagePlace): Html {
  const field = (name: 'place' | 'code' | 'name', hint: string): Html =>
    html`<label>${words(language, `room.${name}`)} <input name="${name}" required maxlength="200" autocomplete="off" placeholder="${hint}"></label>\n`;
  const form = renderForm(
    { to: '/.live/join', fields: { language } },
    html`${field('place', '192.0.2.7:4410')}${field('code', '')}${field('name', '')}<button>${words(language, 'room.join')}</button>`,
  );
  return html`<details><summary>${words(language, 'room.offer')}</summary>
<p>${words(language, 'room.say')}</p>
<div class="door">${form}</div>
${trouble && html`<p class="err" role="alert">${userErrorText(language, trouble)}</p>\n`}</details>
`;
}
