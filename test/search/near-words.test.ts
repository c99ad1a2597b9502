import { expect, test } from 'vitest';
import { ownLanguages } from '../../lib/base/i18n.ts';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { loadNearWords } from '../../lib/course/reference.ts';
import { stemOf, tokensOf } from '../../lib/search/tokens.ts';

test.each(ownLanguages)('each group has several words, and each of them once: %s', (language) => {
  for (const group of loadNearWords(lessonsFolder)[language]) {
    const stems = tokensOf(group, language).map((word) => stemOf(word, language));
    // A small word is no word of a question.
    expect(stems.length, group).toBe(group.split(' ').length);
    expect(new Set(stems).size, group).toBe(stems.length);
    expect(stems.length, group).toBeGreaterThan(1);
  }
});
