import type { Hunk } from '../../exercise/diff.ts';
import { type Html, html, join } from '../../html/html.ts';

/** Lines that differ, numbered as in the text that they are taken from. */
export function renderHunks(hunks: readonly Hunk[]): Html {
  return join(hunks.map(renderHunk));
}

function renderHunk({ rows, digits }: Hunk): Html {
  const lines = rows.map(({ mark, number, text }) => {
    const line = html`<span class="at">${String(number ?? '').padStart(digits)}</span> ${mark} ${text}\n`;
    if (mark === '+') return html`<ins class="row">${line}</ins>`;
    return mark === '-'
      ? html`<del class="row">${line}</del>`
      : html`<span class="row">${line}</span>`;
  });
  return html`<pre class="diff"><code>${lines}</code></pre>\n`;
}
