import { type KeyOf, type Language, type Params, translate } from './i18n.ts';

/** The rooms that speak: each has its words in `locales/en` and `locales/fr`. */
type Rooms = {
  archive: typeof import('../../locales/en/archive.json');
  docfx: typeof import('../../locales/en/docfx.json');
  doctor: typeof import('../../locales/en/doctor.json');
  errors: typeof import('../../locales/en/errors.json');
  exercises: typeof import('../../locales/en/exercises.json');
  explain: typeof import('../../locales/en/explain.json');
  handout: typeof import('../../locales/en/handout.json');
  help: typeof import('../../locales/en/help.json');
  live: typeof import('../../locales/en/live.json');
  'new-lesson': typeof import('../../locales/en/new-lesson.json');
  nodes: typeof import('../../locales/en/nodes.json');
  record: typeof import('../../locales/en/record.json');
  reference: typeof import('../../locales/en/reference.json');
  search: typeof import('../../locales/en/search.json');
  serve: typeof import('../../locales/en/serve.json');
  site: typeof import('../../locales/en/site.json');
  slides: typeof import('../../locales/en/slides.json');
  'page-status': typeof import('../../locales/en/page-status.json');
  study: typeof import('../../locales/en/study.json');
  translate: typeof import('../../locales/en/translate.json');
  validate: typeof import('../../locales/en/validate.json');
  verdicts: typeof import('../../locales/en/verdicts.json');
  wire: typeof import('../../locales/en/wire.json');
  workshop: typeof import('../../locales/en/workshop.json');
};

/** What a room can say. */
export type KeyIn<Room extends keyof Rooms> = KeyOf<Rooms[Room]>;

/** The keys of one group of a room's words, without the group's name. */
export type KeyUnder<Room extends keyof Rooms, Group extends keyof Rooms[Room]> = KeyOf<
  Rooms[Room][Group]
>;

/** A text of a room: a key that it does not have is a type error. */
export function words<Room extends keyof Rooms>(
  room: Room,
  language: Language,
  key: KeyIn<Room>,
  params?: Params,
): string {
  return translate(language, room, key, params);
}

/** The same where one room alone speaks. */
export function wordsOf<Room extends keyof Rooms>(room: Room) {
  return (language: Language, key: KeyIn<Room>, params?: Params): string =>
    words(room, language, key, params);
}
