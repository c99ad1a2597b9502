import type { Node } from '../course/dialect.ts';
import {
  anchorsIn,
  anchorsOf,
  headingsIn,
  headingText,
  isTitle,
  nameFrom,
  slugOf,
  tabTitle,
} from './headings.ts';

/** The id of each heading of an article, and where its anchors lead: links may go down the page. */
export class HeadingIds {
  /** In the order of the headings. */
  readonly all: string[] = [];
  /** The names that the source has for a place → the id of a heading. */
  readonly anchors: Map<string, string>;
  /** Of this page, and of what it is taken into. */
  readonly taken: Set<string>;
  readonly #idOf = new Map<Node, string>();

  /** `known`: the ids that another language has given already; `anchors`: those of pages around. */
  constructor(
    nodes: readonly Node[],
    known: readonly string[],
    anchors: ReadonlyMap<string, string>,
    taken = new Set<string>(),
  ) {
    this.taken = taken;
    this.anchors = new Map(anchors);
    const headings = headingsIn(nodes);
    const title = headings.find(isTitle);
    for (const node of headings) {
      if (node === title || tabTitle(node) !== null) continue;
      const own = anchorsOf(node);
      const wished = known[this.all.length] ?? nameFrom(own[0] ?? headingText(node), 'section');
      const id = this.#free(wished);
      this.all.push(id);
      this.#idOf.set(node, id);
      for (const name of [...own, slugOf(headingText(node))]) {
        if (!this.anchors.has(name)) this.anchors.set(name, id);
      }
    }
    this.#placeAnchors(nodes, this.all[0]);
  }

  /** Undefined for what is no heading of the page. */
  of(node: Node): string | undefined {
    return this.#idOf.get(node);
  }

  /** Anchors that are not in a heading lead to the one above them. */
  #placeAnchors(nodes: readonly Node[], before: string | undefined): string | undefined {
    let above = before;
    for (const node of nodes) {
      above = this.#idOf.get(node) ?? above;
      for (const name of anchorsIn(node.token.content)) {
        if (above !== undefined && !this.anchors.has(name)) this.anchors.set(name, above);
      }
      above = this.#placeAnchors(node.children, above);
    }
    return above;
  }

  #free(wished: string): string {
    let id = wished;
    for (let number = 2; this.taken.has(id); number += 1) id = `${wished}-${number}`;
    this.taken.add(id);
    return id;
  }
}
