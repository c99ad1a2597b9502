import * as v from 'valibot';
import { html } from '../../lib/html/html.ts';
import { renderDocument } from '../../lib/html/layout.ts';
import { EventHub } from '../../lib/serve/event-hub.ts';
import { files } from '../../lib/serve/files.ts';
import {
  type Fragment,
  fragment,
  fragmentFiles,
  renderLiveHead,
} from '../../lib/serve/fragments.ts';
import { Gate } from '../../lib/serve/gate.ts';
import { newSecret } from '../../lib/serve/secrets.ts';
import { type Running, startServer } from '../../lib/serve/server.ts';

/** A small room: everybody sees the same list, in an order that changes, and can say something. */
export type Room = {
  hub: EventHub;
  /** What is on the page, until it is set again. */
  state: { title: string; names: string[]; link: string };
  said: string[];
  /** Sends everybody the list as it is now. */
  tell: () => void;
};

const key = newSecret();

export function startRoom(
  port = 0,
  state = { title: 'Room', names: ['Ada', 'Bo', 'Cy'], link: 'in' },
): Promise<Running<Room>> {
  return startServer({ ports: [port], report: () => {} }, (app) => {
    const gate = new Gate<{ name: string }>('room', key);
    const hub = new EventHub({ retryMs: 100 });
    const said: string[] = [];
    const list = (): Fragment =>
      fragment(
        'list',
        html`<h1>${state.title}</h1>
<ul>
${state.names.map((name) => html`<li id="person-${name}"><b>${name}</b> <input aria-label="to ${name}"> <details><summary>more</summary><p>${name}, ${state.title}</p></details></li>\n`)}</ul>
<div id="box" tabindex="0"><p>${state.title}: a long text</p></div>
`,
      );
    app.get('/.serve/:name', files(fragmentFiles));
    app.get('/style.css', (c) =>
      c.body('#box { height: 50px; overflow: auto } #box p { height: 900px }', 200, {
        'content-type': 'text/css',
      }),
    );
    app.get('/', async (c) => {
      const visit =
        c.req.query('token') === state.link ? await gate.admit(c, { name: 'me' }) : null;
      const { html: drawn } = list();
      const live = { language: 'en', events: '/events', since: hub.lastId } as const;
      const page = renderDocument({
        ...{ language: 'en', kind: 'room' },
        head: html`<title>room</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/style.css">
${renderLiveHead({ ...live, token: visit?.token })}`,
        body: html`<main>
<div id="list" data-live>LIST</div>
<form data-act action="/say"><input name="word" aria-label="word"><button name="how" value="loud">Say</button></form>
<div id="answer"></div>
<p id="connection" role="status"></p>
</main>
`,
      });
      return c.html(page.replace('LIST', () => drawn));
    });
    app.get('/icon.svg', (c) =>
      c.body('<svg xmlns="http://www.w3.org/2000/svg"/>', 200, { 'content-type': 'image/svg+xml' }),
    );
    app.get('/events', (c) => hub.answer(c));
    app.post(
      '/say',
      gate.acts(v.object({ word: v.string(), how: v.string() }), ({ word, how }) => {
        if (word === 'no') throw new Error('no');
        said.push(`${word}, ${how}`);
        return fragment('answer', html`<p>You said ${word}.</p>`);
      }),
    );
    return { hub, state, said, tell: () => hub.send('fragment', list()) };
  });
}
