import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../lib/course/catalogue.ts';
import { importArticles } from '../../lib/docfx/import.ts';
import { readDocfx } from '../../lib/docfx/markdown.ts';
import type { Row } from './rows.ts';

const articles = 100;
const rounds = 5;

/**
 * Articles in both languages become lessons, beside nothing but parsing their Markdown: processor
 * time, the least of some rounds. Then one article, and one of twice its text. Goal: 2.5 at most.
 */
export function benchImport(): Row[] {
  const fixture = new URL('test/docfx/fixtures/async-server.both.md', repository);
  const text = readFileSync(fixture, 'utf8');
  const [, front = '', body = ''] = /^(---\n[\s\S]*?\n---\n)([\s\S]*)$/.exec(text) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'workbook-bench-'));
  try {
    const article = (name: string, times: number): string => {
      const file = join(folder, name);
      writeFileSync(file, front + body.repeat(times));
      return file;
    };
    const [one, ten, twenty] = [article('1.md', 1), article('10.md', 10), article('20.md', 20)];
    let number = 0;
    const take = (file: string): void => {
      number += 1;
      importArticles([file], { out: join(folder, `out-${number}`) });
    };
    const hundred = (work: () => void): number =>
      least(() => Array.from({ length: articles }).forEach(work));
    const parsed = hundred(() => readDocfx(body));
    const imported = hundred(() => take(one));
    const [once, twice] = [least(() => take(ten)), least(() => take(twenty))];
    return [
      { name: `parse ${articles} articles`, ratio: 1, ms: parsed },
      { name: `import ${articles} articles`, ratio: imported / parsed, ms: imported },
      { name: 'import twice the text', ratio: twice / once, ms: twice },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds of processor time. */
function least(work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}
