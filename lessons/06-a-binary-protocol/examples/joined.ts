import { say, words } from '#say';

const piece = Buffer.alloc(1024);
const pieces = 1024;

// #region each
function joinEach(): number {
  let copied = 0;
  let all = Buffer.alloc(0);
  for (let count = 0; count < pieces; count += 1) {
    all = Buffer.concat([all, piece]);
    copied += all.length;
  }
  return copied;
}
// #endregion

// #region once
function joinOnce(): number {
  const parts: Buffer[] = [];
  for (let count = 0; count < pieces; count += 1) parts.push(piece);
  return Buffer.concat(parts).length;
}
// #endregion

measure(words('joined.each'), joinEach);
measure(words('joined.once'), joinOnce);

function measure(way: string, join: () => number): void {
  const start = performance.now();
  const mebibytes = Math.round(join() / 1024 / 1024);
  const ms = Math.round(performance.now() - start);
  say('joined.copied', { way, mebibytes, ms });
}
