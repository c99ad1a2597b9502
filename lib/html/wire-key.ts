import type { Language } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { type Html, html } from './html.ts';
import { renderMarkShape, renderTip } from './wire-drawing.ts';

const kinds = ['listen', 'connect', 'data', 'fin', 'reset', 'datagram', 'lost', 'error'] as const;

/** What each shape of a wire diagram means. */
export function renderWireKey(language: Language): Html {
  const shape = (kind: (typeof kinds)[number]): Html => {
    if (kind === 'listen' || kind === 'error') {
      return html`<svg x="50%" y="11">${renderMarkShape(kind)}</svg>`;
    }
    const start = kind === 'connect' && html`<circle cx="5" cy="11" r="3.5"/>`;
    return html`<line class="arrow" x1="5" x2="55" y1="11" y2="11"/>${start}<svg x="55" y="11">${renderTip(kind)}</svg>`;
  };
  const entry = (kind: (typeof kinds)[number]): Html =>
    html`<div class="${kind}"><dt><svg width="62" height="22" aria-hidden="true">${shape(kind)}</svg></dt><dd>${words('site', language, `key.${kind}`)}</dd></div>\n`;
  return html`<dl class="wire key">\n${kinds.map(entry)}</dl>\n`;
}
