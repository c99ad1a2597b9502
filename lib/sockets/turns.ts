/** How much may be done before the event loop gets a turn: about half a millisecond of work. */
const ENOUGH = 64 * 1024;

/** What a call weighs besides its bytes. */
const CALL = 512;

let done = 0;
let turn: Promise<void> | undefined;

// #region turn
/**
 * While promises that are settled already are awaited in a loop, nothing else in the process runs:
 * no timer, no signal, no other client. Whatever settles without waiting for an event asks here
 * first. Undefined means: go on. A promise means: the whole process has done much since the event
 * loop last had its turn, so wait for it.
 */
export function turnAfter(bytes = 0): Promise<void> | undefined {
  if (done < ENOUGH) {
    done += bytes + CALL;
    return undefined;
  }
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      done = 0;
      turn = undefined;
      resolve();
    });
  });
  return turn;
}
// #endregion

/** To be told when bytes arrive: the event loop has just had its turn. */
export function turned(): void {
  done = 0;
}

/** A settled promise, but not before the event loop's turn when it is due. */
export function settled<T>(outcome: () => Promise<T>): Promise<T> {
  return turnAfter()?.then(outcome) ?? outcome();
}
