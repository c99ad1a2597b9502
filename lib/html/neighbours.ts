import { type Html, html } from './html.ts';
import { relativeLink } from './paths.ts';

export type Direction = 'previous' | 'next';

type Around<Item> = {
  items: readonly Item[];
  /** Where the page itself is among them. */
  at: number;
  pathOf: (item: Item) => string;
  textOf: (item: Item, direction: Direction) => Html;
};

/** Links to what comes before and after a page, if anything does. */
export function renderNeighbours<Item>(
  path: string,
  label: string,
  { items, at, pathOf, textOf }: Around<Item>,
): Html | null {
  const link = (direction: Direction, rel: 'prev' | 'next', item: Item | undefined): Html | null =>
    item === undefined
      ? null
      : html`<a rel="${rel}" href="${relativeLink(path, pathOf(item))}">${textOf(item, direction)}</a>\n`;
  const links = [link('previous', 'prev', items[at - 1]), link('next', 'next', items[at + 1])];
  if (links.every((part) => part === null)) return null;
  return html`<nav class="neighbours" aria-label="${label}">\n${links}</nav>\n`;
}
