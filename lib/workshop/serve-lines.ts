import { renderUnicodeCompact } from 'uqr';
import { paint } from '../base/screen.ts';
import { prose } from '../terminal/lines.ts';
import { accent, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import type { RoomServer } from './server.ts';
import { workshopWords as words } from './words.ts';

type Opened = {
  server: RoomServer;
  session: string;
  /** The interface through which others can reach it; null: nobody else can. */
  lan: string | null;
};

/** What an instructor sees when a room has opened. */
export function serveLines({ server, session, lan }: Opened, style: TextStyle): string[] {
  const { language } = style;
  const { learners, code, pages, isAgain, notices } = server;
  const say = (key: Parameters<typeof words>[1], params = {}): string[] =>
    prose(words(language, key, params), style);
  // What is typed or opened stays on one line, whatever the window.
  const typed = (text: string): string => `  ${accent(style, text)}`;
  const lines = [
    strong(style, words(language, isAgain ? 'room.serve.again' : 'room.serve.title')),
    ...notices.flatMap(({ id, params }) => say(`room.serve.${id}`, params)),
    '',
    ...say('room.serve.terminal'),
    typed(`npm run lesson -- join ${learners} ${code}`),
  ];
  if (pages) {
    const join = new URL(`/join?code=${code}`, pages.web).href;
    lines.push(
      ...[...say('room.serve.browser'), typed(new URL('/join', pages.web).href)],
      ...say('room.serve.code', { code }),
      ...(lan === null ? [] : ['', ...qrLines(join, style)]),
      ...['', ...say('room.serve.board'), typed(pages.instructor)],
      ...[...say('room.serve.projector'), typed(new URL('/projector', pages.web).href)],
    );
  }
  const resume = `npm run workshop -- serve --session ${session}`;
  lines.push(
    '',
    ...say('room.serve.resume'),
    typed(lan === null ? resume : `${resume} --lan ${lan}`),
    '',
  );
  if (lan === null) lines.push(...say('room.serve.loopback').map((line) => quiet(style, line)));
  lines.push(...say('room.serve.end').map((line) => quiet(style, line)));
  return lines;
}

/** A code for telephones, where the terminal can draw it: light on dark, whatever its own colors. */
function qrLines(address: string, style: TextStyle): string[] {
  if (!style.unicode) return [];
  const lines = renderUnicodeCompact(address, { border: 2 }).split('\n');
  if ((lines[0]?.length ?? 0) > style.columns) return [];
  return lines.map((line) => paint(style, ['whiteBright', 'bgBlack'], line));
}
