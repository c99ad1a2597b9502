/** The bytes cut before each of the given positions. */
export async function* cut(bytes: Buffer, ...positions: number[]): AsyncGenerator<Buffer> {
  const inner = positions.filter((position) => position <= bytes.length).sort((a, b) => a - b);
  let start = 0;
  for (const end of [...inner, bytes.length]) {
    yield bytes.subarray(start, end);
    start = end;
  }
}

/** Every way to cut so many bytes: in one piece, in two, … in single bytes. Doubles with each byte. */
export function* everyCut(length: number): Generator<number[]> {
  for (let choice = 0; choice < 2 ** Math.max(length - 1, 0); choice++) {
    const positions: number[] = [];
    for (let position = 1; position < length; position++) {
      if (choice & (1 << (position - 1))) positions.push(position);
    }
    yield positions;
  }
}
