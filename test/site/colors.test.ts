import { expect, test } from 'vitest';
import { color, colorPart } from '../../lib/html/code.ts';

test('a part has the colors that it has in the whole program', () => {
  const whole = `class Talk {
  // #region inner
  say(text: string): void {
    // #region call
    this.send(text);

    // #endregion
  }
  // #endregion
}
`;
  const inner = colorPart('say(text: string): void {\n  this.send(text);\n\n}', whole, 3);
  const lines = color(whole.trimEnd());
  const trimmed = (at: number) =>
    lines[at]
      ?.map(({ text }) => text)
      .join('')
      .trim();
  expect(inner.map((line) => line.map(({ text }) => text).join(''))).toEqual([
    trimmed(2),
    `  ${trimmed(4)}`,
    '',
    trimmed(7),
  ]);
  expect(inner[0]?.[0]).toEqual({ kind: 'function', text: 'say' });
});
