import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem } from '../content.ts';

/** Every text is UTF-8: other bytes would be published as question marks. */
export function* utf8({ repository, list }: Content): Generator<Problem> {
  for (const root of ['lessons', 'locales', 'lib/sockets/guide']) {
    if (list(root).length === 0) continue;
    const names = readdirSync(new URL(`${root}/`, repository), { recursive: true });
    for (const name of names.map((each) => String(each).replaceAll('\\', '/')).sort()) {
      if (!/\.(?:md|ts|json|svg|txt)$/.test(name)) continue;
      const file = `${root}/${name}`;
      if (!isUtf8(readFileSync(new URL(file, repository)))) yield problem(file, 1, 'file-bytes');
    }
  }
}
