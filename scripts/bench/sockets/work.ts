/**
 * What both sides do. `echo`: each connection sends `bytes` and waits until they are back. `tally`:
 * each connection sends `bytes`, and when all have arrived the server answers once with their
 * count. `visit`: connect, send one line of `bytes`, get it back, close. `stream`: each connection
 * asks for a number of messages of `bytes`, and the server sends them one by one.
 */
export interface Work {
  kind: 'echo' | 'tally' | 'visit' | 'stream';
  connections: number;
  /** Bytes that must come back, or be counted, for each operation. */
  bytes: number;
}

/** The client side of one connection: sends the message that many times, each after its echo. */
export interface Pinger {
  /** Resolves to the number of bytes that came back. */
  ping(message: Buffer, times: number): Promise<number>;
}

/** One way to write programs with sockets. */
export interface Variant {
  /** Listens on a free port of 127.0.0.1 and resolves to it. */
  serve(work: Work): Promise<number>;
  connect?(port: number): Promise<Pinger>;
}

/** Counts what arrives on all connections; the answer when it is a whole wave. */
export function tally({ connections, bytes }: Work): (chunk: Uint8Array) => string | undefined {
  let total = 0;
  return (chunk) => {
    total += chunk.length;
    if (total < connections * bytes) return undefined;
    const answer = `${total}\n`;
    total = 0;
    return answer;
  };
}
