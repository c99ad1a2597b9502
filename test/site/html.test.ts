import { expect, test } from 'vitest';
import { escapeHtml, html, join } from '../../lib/html/html.ts';

test('a text is escaped, in an attribute as well', () => {
  const text = '<i>"&amp;"</i>';
  const escaped = '&lt;i&gt;&quot;&amp;amp;&quot;&lt;/i&gt;';
  expect(html`<p title="${text}">${text}</p>`.text).toBe(`<p title="${escaped}">${escaped}</p>`);
  expect(escapeHtml("l'eau\u202f;")).toBe("l'eau\u202f;");
});

test('HTML within HTML stays, lists are joined, nothing leaves nothing', () => {
  const item = html`<li>${1}</li>`;
  expect(html`<ul>${[item, item]}${null}${false}${undefined}</ul>`.text).toBe(
    '<ul><li>1</li><li>1</li></ul>',
  );
});

test('joined lines keep those that are empty', () => {
  expect(join(['a', '', html`<b>b</b>`], '\n').text).toBe('a\n\n<b>b</b>');
});
