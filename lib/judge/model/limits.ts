import type { Bytes } from '../../wire/escape.ts';
import { meets } from '../peers/meets.ts';
import {
  answersLate,
  neverAccepts,
  neverAnswers,
  neverEnds,
  type ServerPeer,
  staysOpen,
} from '../peers/servers.ts';
import { leftAt, stayed, surely } from '../peers/stay.ts';
import type { Trial } from '../trial.ts';
import type { StepId } from '../verdict.ts';

/** A client's limit on the whole of what it does. */
export type Limit = {
  /** The environment variable that gives it, in milliseconds. */
  variable: string;
  /** The exit code when it is over. */
  code: number;
  /**
   * A right answer for code 0, in two parts: the server says the second late, byte by byte, of which
   * there are four or more, and sends its FIN.
   */
  answer: readonly [Bytes, Bytes];
  /**
   * Whether the answer counts only with the server's FIN: one says all of it, part of it late, and
   * never sends that.
   */
  ended?: boolean;
  /** What it is without the variable, if the exercise says so. */
  otherwise?: number;
  /** Whether it counts while the program connects. */
  connecting?: boolean;
  /** Whether the program has to end the connection although the server goes on after its FIN. */
  goesOn?: boolean;
};

/** Milliseconds: longer than people's own limits, 5,000 at most, but for the time it takes to connect. */
const ample = 15_000;
const late = 5_200;
/** Twice that is too late, half of it too soon, on a machine of which nobody knows how busy it is. */
const long = 2_600;
/** A limit that begins again with each byte is never over, even if bytes are late on a busy machine. */
const dripping = 1_600;
/** What a limit of at least a second or two misses. */
const short = 600;

type Step = [StepId, () => Promise<unknown>];

/**
 * A client leaves after its limit: it is neither halved nor doubled, has no bounds, and does not begin
 * again when something arrives. All servers meet the program at once; the steps that this returns tell
 * what came of it, the quickest first.
 */
export async function heedsLimit(trial: Trial, limit: Limit): Promise<() => Promise<void>> {
  const { variable, code, answer, otherwise, connecting = false, goesOn = false, ended } = limit;
  const length = Buffer.byteLength(
    Buffer.concat(answer.map((part) => Buffer.from(part as string))),
  );
  const after = (server: ServerPeer, limitMs: number) =>
    meets(trial, server, { code, limitMs, env: { [variable]: `${limitMs}` } });
  /** Meets a server with this limit, and with longer ones until it is plain which of them was heeded. */
  const clearly = async (
    serverFor: (limitMs: number) => Promise<ServerPeer>,
    limitMs: number,
  ): Promise<void> => {
    const server = await serverFor(limitMs);
    const program = await after(server, limitMs);
    const visit = { program, peer: server.name, port: server.place.port };
    const { ms } = stayed(visit, leftAt(visit, limitMs));
    // One that took long to load may have been late for what the server said, too.
    const loaded = program.readyAt - program.startedAt;
    const isClear = ms > 0.9 * limitMs && ms < 1.3 * limitMs && loaded < limitMs / 2;
    // On a machine as busy as this, only a longer limit tells.
    if (!isClear && limitMs <= 2 * long) await clearly(serverFor, 2 * limitMs);
  };
  const silent = (limitMs: number) => neverAnswers(trial, { limitMs, goesOn });
  const endless = (limitMs: number) => neverEnds(trial, { limitMs, goesOn });
  const unended = (limitMs: number) => staysOpen(trial, { limitMs, goesOn }, answer);
  const dripped = (): Promise<unknown> =>
    Promise.all([endless, ...(ended ? [unended] : [])].map((server) => clearly(server, dripping)));
  const unreachable = connecting ? await neverAccepts(trial) : null;
  const steps: Step[] = [
    ['cuts-drip', dripped],
    ...(unreachable
      ? [['cuts-connecting', () => clearly(async () => unreachable, short)] satisfies Step]
      : []),
    ['cuts-silence', () => clearly(silent, long)],
    [
      'late-is-fine',
      async () =>
        meets(trial, await answersLate(trial, late, answer), {
          code: 0,
          env: { [variable]: `${ample}` },
          reads: length,
          waitsMs: ample,
        }),
    ],
  ];
  if (otherwise) {
    const env = { [variable]: undefined };
    steps.push([
      'cuts-by-default',
      async () => {
        const server = await neverAnswers(trial, { limitMs: otherwise, goesOn });
        return meets(trial, server, { code, limitMs: otherwise, env });
      },
    ]);
  }
  const begun = steps.map(([id, meeting]) => [id, surely(meeting)] as const);
  return async () => {
    for (const [id, meeting] of begun) await trial.step(id, meeting);
  };
}
