import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { openServer } from '../../lib/workshop/server.ts';
import { pagesFrom } from '../../lib/workshop/web/pages.ts';
import { emptyFolder } from '../empty-folder.ts';
import { eventLine, hello, RawLearner } from './raw-learner.ts';
import { workshop } from './workshop-command.ts';

/** What people might call themselves, and say when they raise a hand. */
const names = [
  '<script>document.title="run"</script>',
  '<img src=x onerror=document.title="run">',
  '"><svg onload=document.title="run">',
  "'-alert(1)-'",
  '</title><script>1</script>',
  '<!--',
  ']]>',
  '&lt;b&gt;',
  '#{7*7}',
  '{{constructor.constructor("1")()}}',
  '\x1b[2J\x1b[31mred',
  '\x1b]0;title\x07x',
  '\x9b31mred',
  '\u202Eevil\u202C',
  '\u2066left\u2069',
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '=HYPERLINK("http://192.0.2.1/","x")',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  'CON',
  '%s%n%00',
  'a\0b',
  `Z${'\u0301'.repeat(2_000)}`,
  '\r\ndata: x',
  'x\u2028y',
  'x'.repeat(3_000),
];

/** What may be sent in place of a line, after a hello or instead of one. */
const lines: (string | Buffer)[] = [
  'x'.repeat(10 * 1024 * 1024),
  Buffer.from([0xff, 0xfe, 0x0a]),
  Buffer.from([0xc3, 0x28, 0x0a]),
  '\n\n\n',
  '{"type":"event","n":1e999,"at":0,"deed":{"did":"left"}}\n',
  '{"type":"event","n":-1,"at":0,"deed":{"did":"left"}}\n',
  '{"type":"event","n":1,"at":0,"deed":{"did":"judged","__proto__":{"ok":true}}}\n',
  '{"__proto__":{"type":"hello"}}\n',
  '{"type":"hello","constructor":{"prototype":{"x":1}}}\n',
  `${'['.repeat(4_000)}\n`,
  '{"type":"event","n":1,"at":0,"deed":{"did":"reading","lesson":"../..","section":"x"}}\n',
  '{"type":"event","n":1,"at":0,"deed":{"did":"hand","up":true,"words":"x","more":1}}\n',
  '{"type":"acted","act":{"act":"opened-solution","exercise":"01-listening/greet"}}\n',
  '{"type":"welcome","learner":"1","token":"x"}\n',
  'GET /board HTTP/1.1\r\nHost: x\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n',
  'null\n',
  '"hello"\n',
  '{"type":"hello","version":1e400}\n',
  '\0\0\0\0\n',
];

test('fifty hostile names and lines: nothing runs, nothing ends, and others notice nothing', async () => {
  expect(names.length + lines.length).toBeGreaterThanOrEqual(50);
  const work = emptyFolder();
  const reports: unknown[] = [];
  const server = await openServer({
    ...{ folder: pathToFileURL(`${work}/workshops/may/`), session: 'may', host: '127.0.0.1' },
    ...{ lessons: ['01-listening'], port: 0, webPort: 0 },
    openPages: pagesFrom({
      ...{ lessons: lessonsFolder, language: 'en' },
      report: (error) => reports.push(error),
    }),
  });
  try {
    const { port } = server.learners;
    const ana = await RawLearner.connect(port);
    await ana.join(server.code, 'Ana');
    let done = 0;
    const stillWorks = async (): Promise<void> => {
      done += 1;
      await ana.say(eventLine(done));
      await ana.acked(done);
    };
    for (const name of names) {
      const peer = await RawLearner.connect(port);
      await peer.say(hello({ code: server.code, name }));
      await peer.say({
        ...{ type: 'event', n: 1, at: Date.now() },
        deed: { did: 'hand', up: true, words: name.slice(0, 400) },
      });
      // It is let in or it is refused; either way, it is answered.
      await peer.acked(1).catch(() => {});
      await peer.close();
      await stillWorks();
    }
    for (const line of lines) {
      for (const joins of [true, false]) {
        const peer = await RawLearner.connect(port);
        if (joins) await peer.join(server.code, 'Ben');
        // The room may hang up before it has all of it.
        await peer.client.send(line).catch(() => {});
        await peer.close().catch(() => {});
        await stillWorks();
      }
    }
    const [own] = server.room.state.learners.values();
    expect(own).toMatchObject({ name: 'Ana', received: done });
    for (const { name, hand } of server.room.state.learners.values()) {
      for (const text of [name, hand?.words ?? ''])
        expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2028\u2029\u2066-\u2069]/u);
    }
    const { instructor = '', web = '' } = server.pages ?? {};
    const board = await fetch(instructor);
    const page = await board.text();
    expect(board.headers.get('content-security-policy')).toContain('default-src');
    expect(page).toContain('Ana');
    expect(page).not.toMatch(/<script>(?:document|1)|<img src=x|<svg onload/);
    expect(page).not.toContain('</title><script');
    expect((await fetch(new URL('/join', web))).status).toBe(200);
    expect(reports).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    await ana.close();
  } finally {
    await server.close();
  }
  const csv = await workshop(['export', 'may', '--csv'], {}, work);
  expect(csv.code).toBe(0);
  expect(csv.out).not.toMatch(/(?:^|\n)"?[=+@-]/);
}, 120_000);
