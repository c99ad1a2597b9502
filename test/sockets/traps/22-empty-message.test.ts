/** Trap 22: when every address of a name fails, Node's error has an empty message. */
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { explain } from '#sockets';
import { withEndPoint } from '../../../lib/sockets/errors.ts';
import { freePort } from '../loopback.ts';

test('the kit says what happened at each address', async () => {
  const port = await freePort();
  const error = await new Promise<Error>((resolve) => {
    const socket = connect({
      host: 'two.example',
      port,
      autoSelectFamily: true,
      lookup: (_host, _options, callback) =>
        callback(null, [
          { address: '127.0.0.1', family: 4 },
          { address: '::1', family: 6 },
        ]),
    });
    socket.on('error', resolve);
  });
  expect(error).toBeInstanceOf(AggregateError);
  expect(error.message).toBe('');

  const explained = withEndPoint(error, `two.example:${port}`);
  expect(explained.code).toBe('ECONNREFUSED');
  expect(explained.message).toMatch(/^connect ECONNREFUSED 127\.0\.0\.1:\d+; connect E\w+ ::1:\d+/);
  expect(explained.message).toContain(`(two.example:${port})`);
  expect(explained.cause).toBe(error);
  for (const failure of [explain(explained), explain(error)]) {
    expect(failure.id).toBe('all-failed');
    expect(failure.reasons).toMatchObject([
      { id: 'refused', params: { endPoint: `127.0.0.1:${port}`, code: 'ECONNREFUSED' } },
      { params: { endPoint: `[::1]:${port}` } },
    ]);
  }
});
