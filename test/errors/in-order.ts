import { expect } from 'vitest';

/** Whether a text holds every part, one after the other; if not, the test says which are missing. */
export function expectInOrder(text: string, parts: readonly string[]): void {
  const places = parts.map((part) => text.indexOf(part));
  expect(
    parts.filter((_, at) => places[at] === -1),
    'missing',
  ).toEqual([]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
}
