import { describe, expect, test } from 'vitest';
import type { Language } from '../../lib/base/i18n.ts';
import { stringWidth } from '../../lib/base/terminal-text.ts';
import { transcript } from '../../lib/terminal/transcript.ts';
import type { WireEvent } from '../../lib/wire/event.ts';

const look = (columns: number, language: Language = 'en') => ({ columns, language, unicode: true });
const here = { address: '127.0.0.1', port: 4000 };
const there = { address: '127.0.0.1', port: 50_000 };

function event(part: Partial<WireEvent> & Pick<WireEvent, 't' | 'kind' | 'program'>): WireEvent {
  const nothing = { connection: 0, local: null, remote: null, direction: null };
  return { ...nothing, bytes: 0, preview: '', code: '', ...part };
}

const client = { program: 'caller', connection: 1, local: there, remote: here };
const server = { program: 'answerer', connection: 1, local: here, remote: there };
const said: WireEvent[] = [
  event({ t: 100, kind: 'listening', program: 'answerer', local: here }),
  event({ ...client, t: 110.2, kind: 'connect' }),
  event({ ...server, t: 110.4, kind: 'accept' }),
  event({ ...client, t: 111, kind: 'data', direction: 'out', bytes: 4, preview: 'hé\\n' }),
  event({ ...server, t: 112, kind: 'data', direction: 'in', bytes: 4, preview: 'hé\\n' }),
  event({ ...server, t: 113, kind: 'end', direction: 'out' }),
  event({ ...client, t: 114, kind: 'reset', direction: 'out' }),
];

describe('the transcript of a recording', () => {
  test('has two lanes, the client on the left', () => {
    expect(transcript({ wire: said }, look(60)).join('\n')).toMatchInlineSnapshot(`
      "        caller                                      answerer
              │                                                  │
         0 ms │                        listens on 127.0.0.1:4000 ●
        10 ms │──────────────────── connect ────────────────────▶│
        11 ms │────────────────── 4 B  "hé\\n" ──────────────────▶│
        13 ms │◀────────────────────── FIN ──────────────────────│
        14 ms │────────────────────── RST ──────────────────────▶│"
    `);
  });

  test('every line of the lanes is as wide as the others', () => {
    for (const columns of [60, 78, 96, 200]) {
      const widths = transcript({ wire: said }, look(columns, 'fr')).map((line) =>
        stringWidth(line),
      );
      expect(new Set(widths)).toEqual(new Set([Math.min(columns, 96)]));
    }
  });

  test('is sentences where two lanes would be too narrow', () => {
    expect(transcript({ wire: said }, look(40, 'fr'))).toEqual([
      '   0 ms answerer écoute sur',
      '        127.0.0.1:4000',
      '  10 ms caller (127.0.0.1:50000) se',
      '        connecte à answerer',
      '        (127.0.0.1:4000)',
      '  11 ms caller envoie 4 octets\u202f: "hé\\n"',
      '  13 ms answerer ferme son sens',
      '        d’émission (FIN)',
      '  14 ms caller réinitialise la connexion',
      '        (RST)',
    ]);
  });

  test('does with ASCII where it must', () => {
    const lines = transcript({ wire: said.slice(0, 5) }, { ...look(60), unicode: false });
    expect(lines.join('').replace('é', 'e')).toMatch(/^[ -~]+$/);
    expect(lines.at(-1)).toMatch(/^ {2}11 ms \|-+ 4 B {2}"hé\\n" -+>\|$/);
  });

  test('numbers several connections, and leaves out the middle of a long talk', () => {
    const talk = Array.from({ length: 100 }, (_, at) => at).flatMap((at) => {
      const connection = at + 1;
      const own = { ...client, connection, local: { ...there, port: 50_000 + at } };
      const t = 10 + at;
      return [
        event({ ...own, t, kind: 'connect' }),
        event({ ...own, t, kind: 'data', direction: 'out', bytes: 1, preview: 'x' }),
      ];
    });
    const lines = transcript({ wire: talk }, look(70));
    expect(lines).toHaveLength(2 + 24 + 1 + 16);
    expect(lines[2]).toMatch(/^ {3}0 ms #1 {3}│─+ connect ─+▶│$/);
    expect(lines[26]).toMatch(/^ {13}┊ +160 steps left out +┊$/);
    expect(lines.at(-1)).toMatch(/^ {2}99 ms #100 │─+ 1 B {2}"x" ─+▶│$/);
  });

  test('says which programs each connection joins when there are more than two', () => {
    const front = { address: '127.0.0.1', port: 5000 };
    const far = { address: '127.0.0.1', port: 50_001 };
    const wire = [
      event({ ...client, t: 1, kind: 'connect', remote: front }),
      event({ t: 2, kind: 'accept', program: 'relay', connection: 1, local: front, remote: there }),
      event({ t: 3, kind: 'connect', program: 'relay', connection: 2, local: far, remote: here }),
      event({ ...server, t: 4, kind: 'accept', remote: far }),
    ];
    const lines = transcript({ wire }, look(60));
    expect(lines.slice(0, 3)).toEqual(['#1 caller → relay', '#2 relay → answerer', '']);
    expect(lines[3]).toMatch(/^ {12}caller, relay +relay, answerer$/);
  });

  test('has no lines for no events', () => {
    expect(transcript({ wire: [] }, look(80))).toEqual([]);
  });
});
