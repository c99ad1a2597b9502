import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages, localesFolder } from '../lib/base/i18n.ts';
import { lessonsFolder } from '../lib/course/catalogue.ts';
import { loadCorrections } from '../lib/course/reference.ts';

// What the site says about the articles, compared with what the lessons teach (test/facts).
type Fact = { row: string; section: string; programs: string[] };
type Claim = { said: string; true: string };

const corrections = loadCorrections(lessonsFolder);
const factsOf = (lesson: string): Fact[] =>
  JSON.parse(readFileSync(new URL(`facts/${lesson}.json`, import.meta.url), 'utf8'));

/** The claims of the articles that are true as written. */
const holding = new Set([
  ...['L1', 'L2', 'L6', 'L10', 'L11', 'L12'],
  ...['C2', 'C6', 'C11', 'C12'],
  ...['A2', 'A4', 'A7', 'A9', 'A11', 'A15', 'A16'],
  ...['T1', 'T2', 'T3', 'T5', 'T6', 'T7', 'T9', 'T10'],
]);

/** What the lessons add of their own: no article claims it. */
const added = /^(beginner-\d+|C-fin-rst|C-clean-end|A-bug-half-close|A-only-await)$/;

test('every claim of the articles holds or is corrected', () => {
  for (const [lesson, claims] of Object.entries(corrections)) {
    const rows = factsOf(lesson).map(({ row }) => row);
    const wanted = rows.filter((row) => !holding.has(row) && !added.test(row));
    expect(claims.map(({ row }) => row)).toEqual(wanted);
  }
  const all = Object.keys(corrections).flatMap((lesson) => factsOf(lesson).map(({ row }) => row));
  expect([...holding].filter((row) => !all.includes(row))).toEqual([]);
});

test('a correction names the section that teaches it, and programs that prove it there', () => {
  for (const [lesson, claims] of Object.entries(corrections)) {
    const facts = new Map(factsOf(lesson).map((fact) => [fact.row, fact]));
    for (const { row, section, programs } of claims) {
      const fact = facts.get(row);
      expect(section, row).toBe(fact?.section);
      expect(fact?.programs, row).toEqual(expect.arrayContaining(programs));
      // Fewer programs are named only if they show the subject but cannot show the claim.
      if (programs.length > 0) expect(programs, row).toEqual(fact?.programs);
    }
  }
});

test.each(languages)('each has its words, and no words are left over (%s)', (language) => {
  const file = new URL(`${language}/corrections.json`, localesFolder);
  const { rows }: { rows: Record<string, Claim> } = JSON.parse(readFileSync(file, 'utf8'));
  const numbers = Object.values(corrections).flatMap((claims) => claims.map(({ row }) => row));
  expect(Object.keys(rows)).toEqual(numbers);
  for (const [row, claim] of Object.entries(rows)) {
    expect(Object.keys(claim), row).toEqual(['said', 'true']);
    // Unpaired backticks would turn words into code.
    for (const text of Object.values(claim)) expect(text.split('`').length % 2, row).toBe(1);
  }
});
