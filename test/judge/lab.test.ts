import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const namesIn = (lists: IterableIterator<RegExpExecArray>): string[] =>
  [...lists].flatMap(([, list = '']) => list.match(/\w+(?=,|\s*$)/g) ?? []);

test('#lab has what the checks use, and nothing else', () => {
  const face = readFileSync(new URL('lib/judge/lab.ts', root), 'utf8');
  const checks = readdirSync(new URL('lessons/', root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('check.ts'))
    .map((file) => readFileSync(new URL(`lessons/${file}`, root), 'utf8'));
  const used = checks.flatMap((text) =>
    namesIn(text.matchAll(/import (?:type )?\{([^}]+)\} from '#lab'/g)),
  );
  const offered = namesIn(face.matchAll(/export (?:type )?\{([^}]+)\} from/g));
  expect(offered.sort()).toEqual([...new Set(used)].sort());
});
