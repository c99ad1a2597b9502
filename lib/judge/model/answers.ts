import { lineEnd, type Model, type Owes, type Piece } from './owed.ts';

/**
 * The lines of UTF-8 text, ended by LF or CRLF, that a peer has sent, each without its end; and what
 * came after the last end.
 */
export function linesIn(sent: Buffer): { lines: string[]; rest: string } {
  const lines = sent.toString().split('\n');
  const rest = lines.pop() ?? '';
  return { lines: lines.map((line) => line.replace(/\r$/, '')), rest };
}

/** A line in an answer, ended by LF or CRLF. */
export const answerLine = (text: string | readonly string[]): Piece[] => [text, lineEnd];

/**
 * Each line is answered with one line, and the client's FIN with the program's. What comes without a
 * line end before the FIN may be answered or not.
 */
export function eachLine(answer: (line: string) => string): Owes {
  return (sent, fin) => {
    const { lines, rest } = linesIn(sent);
    const hear = lines.map(answer).flatMap(answerLine);
    // It may answer the beginning of a line before it has the rest.
    if (!fin) return { hear, early: [answer(rest)] };
    if (rest) hear.push(['', answer(rest)], ['', '\n', '\r\n']);
    return { hear, ends: 'fin' };
  };
}

/** One line in words of the program's own, at once, whatever the client says or does; then the FIN. */
export const greeting: Model = {
  says: { of: 'bytes' },
  owes: () => ({ hear: [{ example: 'Hello' }], ends: 'fin', mayTalk: 1_000 }),
  // Who does not read what a client says never learns of its FIN.
  mayKeep: true,
};
