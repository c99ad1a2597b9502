import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import {
  chooseLanguage,
  type LanguageSources,
  languages,
  localesFolder,
  translate,
} from '../lib/base/i18n.ts';

/** What the first file does, which any version of Node can read. */
const { languageFrom } = createRequire(import.meta.url)('../scripts/start/words.cjs') as {
  languageFrom: (words: string[], sources: LanguageSources) => string;
};

describe('the language, when none was asked for', () => {
  const cases: [string, LanguageSources, 'en' | 'fr'][] = [
    ['WORKBOOK_LANG first', { env: { WORKBOOK_LANG: 'fr', LC_ALL: 'en_GB' } }, 'fr'],
    ['then what was remembered', { remembered: 'fr', env: { LC_ALL: 'en_GB.UTF-8' } }, 'fr'],
    ['LC_ALL before LC_MESSAGES', { env: { LC_ALL: 'fr_CA.UTF-8', LC_MESSAGES: 'en_US' } }, 'fr'],
    ['LC_MESSAGES before LANG', { env: { LC_MESSAGES: 'fr', LANG: 'en_US' } }, 'fr'],
    ['LANG', { env: { LANG: 'fr_FR.UTF-8' }, system: 'en-US' }, 'fr'],
    ['LC_ALL hides LANG', { env: { LC_ALL: 'C', LANG: 'fr_FR' }, system: 'en-US' }, 'en'],
    ['LANGUAGE before the locale', { env: { LANGUAGE: 'de:fr', LANG: 'en_US.UTF-8' } }, 'fr'],
    ['not in C', { env: { LANGUAGE: 'fr', LC_ALL: 'C' }, system: 'en-US' }, 'en'],
    ['in capitals', { env: { WORKBOOK_LANG: 'FR' } }, 'fr'],
    ['C says nothing', { env: { LANG: 'C.UTF-8' }, system: 'fr-FR' }, 'fr'],
    ['an unknown wish says nothing', { env: { WORKBOOK_LANG: 'xx', LANG: 'fr' } }, 'fr'],
    ['the system', { env: {}, system: 'fr-CA' }, 'fr'],
    ['English at last', { env: { LANG: 'de_DE' }, system: 'de-DE' }, 'en'],
  ];
  test.each(cases)('%s', (_, sources, language) => {
    expect(chooseLanguage(sources)).toBe(language);
    expect(languageFrom(['lesson'], { env: {}, ...sources })).toBe(language);
    expect(languageFrom(['list', '--lang', 'fr'], sources)).toBe('fr');
    expect(languageFrom(['list', '--lang=en'], sources)).toBe('en');
  });
});

describe('texts', () => {
  test('placeholders and numbers are those of the language', () => {
    const params = { from: 'a', count: 12_345, preview: '"x"' };
    expect(translate('en', 'wire', 'step.data', params)).toBe('a sends 12,345 bytes: "x"');
    expect(translate('fr', 'wire', 'step.data', params)).toBe(
      'a envoie 12\u202f345 octets\u202f: "x"',
    );
  });

  test('plurals count as the language does', () => {
    const said = (language: 'en' | 'fr', count: number) =>
      translate(language, 'validate', 'summary.found', { count });
    expect([0, 1, 2].map((count) => said('en', count))).toEqual([
      '0 findings.',
      '1 finding.',
      '2 findings.',
    ]);
    expect([0, 1, 2].map((count) => said('fr', count))).toEqual([
      '0 problème trouvé.',
      '1 problème trouvé.',
      '2 problèmes trouvés.',
    ]);
  });

  test('a file of the repository that a text names is there', () => {
    const named = languages.flatMap((language) => {
      const folder = new URL(`${language}/`, localesFolder);
      const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
      return texts.flatMap(
        (text) => text.match(/\b(?:lib|scripts|lessons)\/[\w./-]+\.ts\b/g) ?? [],
      );
    });
    const gone = named.filter((file) => !existsSync(new URL(`../${file}`, localesFolder)));
    expect(gone).toEqual([]);
  });

  test('a missing file, key or placeholder is an error', () => {
    expect(() => translate('en', 'nowhere', 'x')).toThrow('nowhere.json');
    expect(() => translate('fr', 'wire', 'step.nothing')).toThrow('wire.json has no text');
    expect(() => translate('en', 'wire', 'step.fin')).toThrow('needs {{from}}');
  });
});
