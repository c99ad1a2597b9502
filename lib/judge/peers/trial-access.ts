import type { Params } from '../../base/errors.ts';
import type { PeerName, VerdictError } from '../verdict.ts';

/** What a peer is waiting for, for a verdict when it has waited too long. */
export type Wanted = {
  /** The port at the program's other end of the connection. */
  port?: number;
  /** Whether it is waiting to get rid of what it sends. */
  sends?: boolean;
  /** The key of the verdict's second sentence, and the params it needs. */
  what: () => Params;
};

/** The trial knows what a peer is waiting for, and how much time the check has left. */
export interface TrialAccess {
  /** Resolves as `work` does; or rejects with the verdict when time is up or the program has died. */
  wait<T>(peer: PeerName, work: Promise<T>, wanted?: Wanted): Promise<T>;
  /** Resolves once the program has read so many bytes from the peer with that port; `always` or not. */
  seen(port: number, bytes: number, always?: boolean): Promise<void>;
  /** Resolves once the program knows that the connection with that port is over. */
  noticed(port: number): Promise<void>;
  /** A broken connection's verdict, or that of the program's death that caused it. */
  orDied(failure: VerdictError, peer: PeerName): Promise<VerdictError>;
}
