/**
 * A PDF without the time at which it was made, its nodes counted from 1: what is printed from the same
 * lessons is the same file. Nothing changes its length or order, for a PDF says where its parts begin.
 */
export function samePdf(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const nodes = [...new Set(text.match(/(?<=\(node)\d{8}(?=\))/g))].toSorted();
  const counts = new Map(nodes.map((node, at) => [node, String(at + 1).padStart(8, '0')]));
  const same = text
    .replace(/(?<=\/(?:CreationDate|ModDate) \(D:)\d{14}/g, '20000101000000')
    .replace(/(?<=\(node)\d{8}(?=\))/g, (node) => counts.get(node) ?? node);
  return Buffer.from(same, 'latin1');
}
