/** The bytes cut before each of the given positions. */
export async function* cut(bytes: Buffer, ...positions: number[]): AsyncGenerator<Buffer> {
  const inner = positions.filter((position) => position <= bytes.length).sort((a, b) => a - b);
  let start = 0;
  for (const end of [...inner, bytes.length]) {
    yield bytes.subarray(start, end);
    start = end;
  }
}
