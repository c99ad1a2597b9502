import { echo, listen } from './kit.ts';

/** The kit's echo server with a limit for each `receive`. */
export function serve(): Promise<number> {
  return listen((client) => {
    client.receiveTimeout = 30_000;
    return echo(client);
  });
}
