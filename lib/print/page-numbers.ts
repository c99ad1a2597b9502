/**
 * On which page each anchor of a document has ended up, read from the PDF that Chromium has
 * made of it: its objects are plain text. What is not found has no number.
 */
export function pageNumbers(pdf: Uint8Array): Map<string, number> {
  const text = Buffer.from(pdf).toString('latin1');
  const numbers = new Map(pagesIn(text).map((object, index) => [object, index + 1]));
  const found = new Map<string, number>();
  for (const [, name = '', object = ''] of text.matchAll(/\/([\w-]+) \[(\d+) 0 R \/XYZ /g)) {
    const number = numbers.get(object);
    if (number !== undefined) found.set(name, number);
  }
  return found;
}

/** The objects of the pages in their order: leaves of the tree that the catalogue names. */
function pagesIn(text: string): string[] {
  const nodes = new Map<string, string[]>();
  for (const [, object = '', body = ''] of text.matchAll(
    /\n(\d+) 0 obj\n<<\/Type \/Pages\n(.*?)>>/gs,
  )) {
    const [, kids = ''] = /\/Kids \[([^\]]*)\]/.exec(body) ?? [];
    nodes.set(
      object,
      Array.from(kids.matchAll(/(\d+) 0 R/g), ([, kid = '']) => kid),
    );
  }
  const children = new Set([...nodes.values()].flat());
  const root = [...nodes.keys()].filter((object) => !children.has(object));
  const leaves = (object: string): string[] => nodes.get(object)?.flatMap(leaves) ?? [object];
  return root.flatMap(leaves);
}
