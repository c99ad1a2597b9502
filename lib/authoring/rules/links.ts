import { isAdded, languages } from '../../base/i18n.ts';
import { type Block, everyBlock, type Inline } from '../../course/blocks.ts';
import { pagesOf } from '../../course/page.ts';
import type { Problem, ProblemId } from '../../course/problem.ts';
import { type Content, problem } from '../content.ts';

/** Links lead to an https address, to an existing file or to an existing heading. */
export function* links(content: Content): Generator<Problem> {
  for (const writing of content.writings) {
    for (const { file, blocks } of pagesOf(writing)) {
      for (const block of everyBlock(blocks)) {
        for (const href of inlinesIn(block).flatMap(hrefsIn)) {
          const id = wrongWith(href, file, content);
          if (id) yield problem(file, block.line, id, { href });
        }
      }
    }
  }
}

function inlinesIn(block: Block): Inline[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.children;
    case 'table':
      return [...block.head, ...block.rows.flat()].flat();
    case 'predict':
      return block.choices.flatMap(({ label }) => label);
    default:
      return [];
  }
}

function hrefsIn(inline: Inline): string[] {
  if (!('children' in inline)) return [];
  const own = inline.type === 'link' ? [inline.href] : [];
  return [...own, ...inline.children.flatMap(hrefsIn)];
}

function wrongWith(href: string, from: string, { writings, read }: Content): ProblemId | null {
  if (href.startsWith('https://')) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return 'link-scheme';
  const [path = '', anchor] = href.split('#');
  const target = path === '' ? from : resolve(from, path);
  if (read(target) === null && !hasEnglish(target, read)) return 'link-file';
  if (isOtherLanguage(from, target)) return 'link-language';
  const pages = writings.flatMap(pagesOf);
  const headings = pages.find(({ file }) => file === target)?.outline.headings;
  if (anchor === undefined || !headings) return null;
  return headings.some(({ id }) => id === anchor) ? null : 'link-anchor';
}

/** A page that an added language does not have yet is shown in English. */
function hasEnglish(target: string, read: Content['read']): boolean {
  const language = languages.filter(isAdded).find((one) => target.endsWith(`/${one}.md`));
  return language !== undefined && read(target.replace(/[a-z]+\.md$/, 'en.md')) !== null;
}

function resolve(from: string, path: string): string {
  return decodeURIComponent(new URL(path, new URL(from, 'file:///')).pathname.slice(1));
}

/** A lesson's page and another, each in a language of its own. */
function isOtherLanguage(from: string, target: string): boolean {
  const [own, other] = [from, target].map((file) =>
    languages.find((one) => file.endsWith(`/${one}.md`)),
  );
  return own !== undefined && other !== undefined && own !== other;
}
