import { isAdded, languages, otherLanguage } from '../../base/i18n.ts';
import { reservedGroups } from '../../course/glossary.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Problem } from '../../course/problem.ts';
import { findSayCalls } from '../../course/say-calls.ts';
import { proseOf } from '../../course/start-text.ts';
import { type Content, type Locale, problem } from '../content.ts';
import { sayIndexFile } from '../scaffold.ts';

const pluralEnding = /_(zero|one|two|few|many|other)$/;

/** The placeholders of a text: `{{count}}`, `{{n, number}}` → `count`, `n`. */
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)].map(([, name = '']) => name);

/** A file's keys without their plural endings, each with the placeholders of all its forms, sorted. */
export function keysOf({ texts }: Locale): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const [key, text] of texts) {
    const name = key.replace(pluralEnding, '');
    const plural = name === key ? [] : ['count'];
    const names = new Set([...(keys.get(name) ?? []), ...placeholders(text), ...plural]);
    keys.set(name, [...names].sort());
  }
  return keys;
}

const listed = (names: readonly string[] | null): string => names?.join(', ') || '–';

/**
 * Each file has the same keys with the same placeholders in every language; only one that is data may
 * lack some.
 */
export function* localeParity({ locales }: Content): Generator<Problem> {
  for (const files of locales.values()) {
    for (const language of languages) {
      const other = otherLanguage(language);
      const [own, theirs] = [files[language], files[other]];
      if (!theirs) continue;
      const file = own?.file ?? theirs.file.replace(`/${other}/`, `/${language}/`);
      const keys = own ? keysOf(own) : new Map<string, string[]>();
      for (const [key, wanted] of keysOf(theirs)) {
        const names = keys.get(key);
        if (!names && !isAdded(language)) yield problem(file, 1, 'locale-missing', { key, other });
        // Reported once, not in the English file.
        if (!names || language === 'en' || names.join() === wanted.join()) continue;
        const params = { key, ours: listed(names), theirs: listed(wanted), other };
        yield problem(file, own?.lineOf(key) ?? 1, 'locale-placeholders', params);
      }
      if (!own || !isAdded(language)) continue;
      const english = keysOf(theirs);
      for (const key of keys.keys()) {
        if (!english.has(key)) yield problem(file, own.lineOf(key), 'locale-extra', { key });
      }
    }
  }
}

/** A text that counts has every plural form that its language needs. */
export function* pluralForms({ locales }: Content): Generator<Problem> {
  for (const language of languages) {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const files of locales.values()) {
      const locale = files[language];
      if (!locale) continue;
      const { file, texts, lineOf } = locale;
      const counted = [...texts.keys()].filter((key) => pluralEnding.test(key));
      for (const key of new Set(counted.map((name) => name.replace(pluralEnding, '')))) {
        const missing = forms.filter((form) => !texts.has(`${key}_${form}`));
        for (const form of missing)
          yield problem(file, lineOf(key), 'locale-plural', { key, form });
      }
    }
  }
}

/** Every `say` names texts that exist, with the params they need; every text is said. */
export function* said(content: Content): Generator<Problem> {
  for (const lesson of content.lessons) {
    const locale = content.locales.get(lesson.id)?.en;
    if (!locale) continue;
    const keys = keysOf(locale);
    const used = new Set<string>();
    for (const { name } of lesson.programs) {
      yield* checkCalls(content, lesson, name, keys, used);
    }
    const programs = new Set(lesson.programs.map(({ name }) => name));
    for (const key of keys.keys()) {
      const [program = key] = key.split('.');
      if (reservedGroups.some((group) => group === program)) continue;
      const line = locale.lineOf(key);
      if (!programs.has(program)) yield problem(locale.file, line, 'locale-program', { program });
      else if (!used.has(key)) yield problem(locale.file, line, 'locale-unused', { key });
    }
    // A missing key is a type error only when `say` knows the lesson's file.
    const isTyped = content.read(sayIndexFile)?.includes(`'./en/${lesson.id}.json'`);
    if (!isTyped) yield problem(sayIndexFile, 1, 'say-type', { lesson: lesson.id });
  }
}

/** Checks the calls of a program, and adds the keys that they name to `used`. */
function* checkCalls(
  { read }: Content,
  lesson: Lesson,
  program: string,
  keys: ReadonlyMap<string, string[]>,
  used: Set<string>,
): Generator<Problem> {
  const file = `lessons/${lesson.id}/examples/${program}.ts`;
  for (const { line, keys: named, params } of findSayCalls(read(file) ?? '', program)) {
    if (named.length === 0) yield problem(file, line, 'say-dynamic', { program });
    for (const key of named) {
      used.add(key);
      const needed = keys.get(key);
      if (!needed) {
        yield problem(file, line, 'say-key', { key, lesson: lesson.id });
        continue;
      }
      // A call that may say one of several texts gives the params of all of them.
      const enough = params && needed.every((name) => params.includes(name));
      const spare = named.length === 1 && params?.some((name) => !needed.includes(name));
      if (enough && !spare) continue;
      const texts = { key, needed: listed(needed), given: listed(params) };
      yield problem(file, line, 'say-params', texts);
    }
  }
}

/** What an exercise's start says is in the locale files, in each language with the same code in it. */
export function* starts({ lessons, locales, read }: Content): Generator<Problem> {
  for (const { id, manifest } of lessons) {
    const { en, ...others } = locales.get(id) ?? {};
    if (!en) continue;
    const texts = [...en.texts].filter(([key]) => key.startsWith('starts.'));
    const known = new Set(texts.map(([, text]) => text));
    const said = new Set<string>();
    for (const { slug } of manifest.exercises) {
      const start = `lessons/${id}/exercises/${slug}/start.ts`;
      for (const { text, line } of proseOf(read(start) ?? '')) {
        said.add(text);
        if (!known.has(text)) yield problem(start, line, 'start-word', { text, file: en.file });
      }
    }
    for (const [key, text] of texts) {
      if (!said.has(text)) yield problem(en.file, en.lineOf(key), 'start-idle', { key });
      for (const other of Object.values(others)) {
        const said = other?.texts.get(key);
        if (other && said !== undefined && codeIn(said) !== codeIn(text))
          yield problem(other.file, other.lineOf(key), 'start-code', { key });
      }
    }
  }
}

/** The expressions of a text that is a template literal in the program. */
const codeIn = (text: string): string => (text.match(/\$\{.*?\}/g) ?? []).sort().join(' ');
