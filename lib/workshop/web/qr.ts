import { encode } from 'uqr';
import { type Html, html } from '../../html/html.ts';
import { say, type View } from './view.ts';

/** An address as a code that telephones read; dark on light in every theme, or some cannot. */
export function renderQr(address: string, label: string): Html {
  const { data, size } = encode(address, { border: 2 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${path}" fill="#000"/></svg>\n`;
}

/** How to join, in a browser and in the terminal. */
export function renderCode(view: View): Html {
  const { web, code, learners } = view.door;
  const address = new URL(`/join?code=${code}`, web).href;
  return html`<div class="door">
${renderQr(address, say(view, 'door.qr', { address }))}<dl>
<dt>${say(view, 'door.browser')}</dt>
<dd>${new URL(web).host}/join</dd>
<dt>${say(view, 'door.code')}</dt>
<dd class="code">${code}</dd>
<dt>${say(view, 'door.terminal')}</dt>
<dd><code>npm run lesson -- join ${learners} ${code}</code></dd>
</dl>
</div>
`;
}
