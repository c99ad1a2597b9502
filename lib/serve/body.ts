import type { Readable } from 'node:stream';

const most = 64 * 1024;

/** The bytes of a request; null if there are more than 64 KiB, or it ends halfway. */
export function bodyOf(request: Readable): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Not `for await`: to leave it would destroy the connection before the answer is sent.
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) chunks.push(chunk);
      else resolve(null);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve(null));
  });
}
