import { expect, test } from 'vitest';
import { ownLanguages } from '../../lib/base/i18n.ts';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { loadNearWords } from '../../lib/course/reference.ts';
import { grammarOf } from '../../lib/search/grammars.ts';
import { Lexer } from '../../lib/search/lexer.ts';

test.each(ownLanguages)('each group has several words, and each of them once: %s', (language) => {
  const lexer = new Lexer(language, grammarOf(language));
  for (const group of loadNearWords(lessonsFolder)[language]) {
    const stems = lexer.stemsOf(group);
    // A small word is no word of a question.
    expect(stems.length, group).toBe(group.split(' ').length);
    expect(new Set(stems).size, group).toBe(stems.length);
    expect(stems.length, group).toBeGreaterThan(1);
  }
});
