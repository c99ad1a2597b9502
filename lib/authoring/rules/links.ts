import { type Block, everyBlock, type Inline } from '../../course/blocks.ts';
import type { Page } from '../../course/page.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, problem, type Rule } from './context.ts';

type Link = { file: string; line: number; href: string };

/** Links lead to an https address, to an existing file or to an existing heading. */
export const links: Rule = (content) =>
  content.writings
    .flatMap(({ pages }) => [pages.en, pages.fr])
    .flatMap((page) => linksOf(page).flatMap((link) => check(link, page, content)));

function linksOf({ file, blocks }: Page): Link[] {
  return [...everyBlock(blocks)].flatMap((block) =>
    inlinesOf(block)
      .flatMap(hrefs)
      .map((href) => ({ file, line: block.line, href })),
  );
}

function inlinesOf(block: Block): Inline[] {
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

function hrefs(inline: Inline): string[] {
  if (!('children' in inline)) return [];
  const own = inline.type === 'link' ? [inline.href] : [];
  return [...own, ...inline.children.flatMap(hrefs)];
}

function check({ file, line, href }: Link, page: Page, content: Content): Problem[] {
  if (href.startsWith('https://')) return [];
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return [problem(file, line, 'link-scheme', { href })];
  const [path = '', anchor] = href.split('#');
  const target = path === '' ? file : resolve(file, path);
  if (content.read(target) === null) return [problem(file, line, 'link-file', { href })];
  if (anchor === undefined) return [];
  const pages = content.writings.flatMap(({ pages: { en, fr } }) => [en, fr]);
  const other = path === '' ? page : pages.find((candidate) => candidate.file === target);
  if (!other || idsOf(other).has(anchor)) return [];
  return [problem(file, line, 'link-anchor', { href })];
}

function resolve(from: string, path: string): string {
  return decodeURIComponent(new URL(path, new URL(from, 'file:///')).pathname.slice(1));
}

function idsOf({ blocks }: Page): Set<string> {
  const all = [...everyBlock(blocks)];
  return new Set(all.flatMap((block) => (block.type === 'heading' ? [block.id] : [])));
}
