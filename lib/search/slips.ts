/** A letter too many, too few, wrong, or changed places with the next: each is a slip. */
export function slipsBetween(given: string, meant: string): number {
  let before: number[] = [];
  let last = Array.from({ length: meant.length + 1 }, (_, at) => at);
  for (let i = 1; i <= given.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= meant.length; j += 1) {
      const same = given[i - 1] === meant[j - 1];
      let least = Math.min(
        cell(last, j) + 1,
        cell(row, j - 1) + 1,
        cell(last, j - 1) + (same ? 0 : 1),
      );
      if (given[i - 1] === meant[j - 2] && given[i - 2] === meant[j - 1]) {
        least = Math.min(least, cell(before, j - 2) + 1);
      }
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return cell(last, meant.length);
}

const cell = (row: readonly number[], at: number): number => row[at] ?? Number.POSITIVE_INFINITY;

/** One slip, in a long word two; never in the first letter, and never in a code or an address. */
export function isNear(given: string, meant: string): boolean {
  if (
    Math.min(given.length, meant.length) < 4 ||
    given[0] !== meant[0] ||
    /[^a-z]/.test(given + meant)
  )
    return false;
  const most = given.length < 8 ? 1 : 2;
  return Math.abs(given.length - meant.length) <= most && slipsBetween(given, meant) <= most;
}

/** A word as it sounds, more or less: `efemere` is `ephemere`, `asincrone` is `asynchrone`. */
export const soundOf = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/(?<!^)h/g, '')
    .replace(/y/g, 'i')
    .replace(/qu|k/g, 'c')
    .replace(/(.)\1/g, '$1');
