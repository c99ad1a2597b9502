import { setImmediate as turn } from 'node:timers/promises';
import { say, words } from '#say';

const requests = 20_000;

/** What a handler does with an answer: hand it over, and wait. */
const send = (): Promise<void> => Promise.resolve();

// #region answers
await count(words('starved.await'), async () => {
  for (let n = 0; n < requests; n += 1) await send();
});
await count(words('starved.turn'), async () => {
  for (let n = 0; n < requests; n += 1) {
    await send();
    if (n % 128 === 127) await turn();
  }
});
// #endregion

// #region count
async function count(way: string, answer: () => Promise<void>) {
  let turns = 0;
  // What anybody else does takes a turn of the event loop.
  const others = setInterval(() => {});
  let next = setImmediate(function again() {
    turns += 1;
    next = setImmediate(again);
  });
  await answer();
  clearImmediate(next);
  clearInterval(others);
  say('starved.turns', { way, requests, turns });
}
// #endregion
