import { posix } from 'node:path';
import type { Code } from '../course/blocks.ts';
import { type CodeKind, highlight } from '../course/highlight.ts';
import { type Html, html, join } from './html.ts';
import { programPath, relativeLink } from './links.ts';
import type { Scene } from './site.ts';
import { words } from './words.ts';

/** One letter a kind: pages are read over slow lines too. */
const classes: Record<CodeKind, string> = {
  plain: '',
  keyword: 'k',
  string: 's',
  number: 'n',
  comment: 'c',
  function: 'f',
  type: 't',
  property: 'p',
};

/** TypeScript with a class for each kind of piece. */
export function colouredLines(code: string): Html[] {
  return highlight(code).map((line) =>
    join(
      line.map(({ kind, text }) =>
        kind === 'plain' ? text : html`<span class="${classes[kind]}">${text}</span>`,
      ),
    ),
  );
}

/** Imported code: where it stands, what it says, and the whole program a click away. */
export function renderCode(code: Code, scene: Scene): Html {
  return html`<figure class="code">
<figcaption>${renderCaption(code, scene)}</figcaption>
<pre><code>${renderLines(code)}</code></pre>
</figure>
`;
}

export function renderLines({ language, text }: Code): Html {
  return language === 'ts' ? join(colouredLines(text), '\n') : html`${text}`;
}

export function renderCaption(code: Code, { site, language, path, lesson }: Scene): Html {
  const { file, region, firstLine } = code;
  const program = posix.basename(file, '.ts');
  const name = posix.basename(file);
  const anchor = region === null ? '' : `#L${firstLine}`;
  const address =
    lesson && file.startsWith('examples/') && site.programs.get(lesson.id)?.has(program)
      ? relativeLink(path, programPath(language, lesson.slug, program)) + anchor
      : null;
  return html`${address === null ? html`<code>${name}</code>` : html`<a href="${address}"><code>${name}</code></a>`}${
    region !== null &&
    html` <span class="region">${words(language, 'code.region', { region })}</span>`
  }`;
}
