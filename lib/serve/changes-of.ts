import type { Html } from '../html/html.ts';

/**
 * A part of a page that is drawn again when what it shows changes, and put in its place by the page's
 * script. Parts of it that change often are fragments themselves: then `frame` says what everything
 * around them was drawn from, and as long as that is the same, only those parts are sent.
 */
export type Fragment = {
  /** The id of the element whose content it is. */
  id: string;
  content: Html;
  frame?: string;
  parts?: readonly Fragment[];
};

/** What a page has: an element's id → what it shows. */
export type Shown = Map<string, string>;

/** The fragments that a page does not have yet; it has them afterward. */
export function changesOf(fragments: readonly Fragment[], shown: Shown): Fragment[] {
  return fragments.flatMap((fragment) => {
    const { id, frame, parts = [] } = fragment;
    const key = frame ?? fragment.content.text;
    if (shown.get(id) === key) return changesOf(parts, shown);
    shown.set(id, key);
    remember(parts, shown);
    return [fragment];
  });
}

function remember(parts: readonly Fragment[], shown: Shown): void {
  for (const { id, content, frame, parts: inner = [] } of parts) {
    shown.set(id, frame ?? content.text);
    remember(inner, shown);
  }
}
