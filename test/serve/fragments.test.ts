import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { html } from '../../lib/html/html.ts';
import { fragment, fragmentFiles, renderLiveHead } from '../../lib/serve/fragments.ts';

test('a fragment holds text as text', () => {
  const name = '<img src=x onerror=alert(1)>';
  expect(fragment('names', html`<li title="${name}">${name}</li>`)).toEqual({
    id: 'names',
    html: '<li title="&lt;img src=x onerror=alert(1)&gt;">&lt;img src=x onerror=alert(1)&gt;</li>',
  });
});

test('a page says where its events are, since when, and who reads them', () => {
  const live = { language: 'fr', events: '/board/events', since: 'a.7' } as const;
  expect(renderLiveHead(live).text).toBe(
    '<script src="/.serve/fragments.js" defer data-events="/board/events" data-since="a.7"' +
      ' data-away="Connexion interrompue : ce que vous voyez n’est peut-être plus à jour."' +
      ' data-back="La connexion est rétablie." data-failed="L’action n’a pas abouti. Réessayez." data-large="Ce texte est trop long pour être envoyé. Il est toujours ici : raccourcissez-le, puis réessayez."></script>\n',
  );
  expect(renderLiveHead({ ...live, token: 'x"y' }).text).toContain(' data-token="x&quot;y" ');
});

test('the script of pages is at most 2 KB on the wire', () => {
  const script = readFileSync(fragmentFiles['fragments.js']);
  expect(gzipSync(script).length).toBeLessThanOrEqual(2_048);
});
