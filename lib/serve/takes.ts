import type { Readable } from 'node:stream';
import type { Context } from 'hono';
import * as v from 'valibot';
import type { Served } from './guard.ts';

/** Bytes of a request's body. */
const most = 64 * 1024;

/**
 * A handler for `POST` that takes data from anybody, as letting somebody in does; `gate.acts` is
 * for everything else. Data that the schema does not take gets 400, more than 64 KiB 413. What
 * `take` returns is sent as JSON, a `Response` as it is. `fragments.js` puts a fragment, or a list
 * of them, in its place.
 */
export function takes<Data>(
  schema: v.GenericSchema<unknown, Data>,
  take: (data: Data, c: Context<Served>) => unknown,
): (c: Context<Served>) => Promise<Response> {
  return async (c) => {
    const body = await bodyOf(c.env.incoming);
    if (body === null) return c.body(null, 413);
    const data = v.safeParse(schema, fromJson(body));
    if (!data.success) return c.body(null, 400);
    const answer = await take(data.output, c);
    if (answer instanceof Response) return answer;
    return answer === undefined ? c.body(null, 204) : c.json(answer as object);
  };
}

/** The bytes of a request; null if there are too many, or it ends halfway. */
function bodyOf(request: Readable): Promise<Buffer | null> {
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
    for (const event of ['error', 'close']) request.on(event, () => resolve(null));
  });
}

/** Undefined, which no schema for an object takes, if it is not JSON in UTF-8. */
function fromJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
