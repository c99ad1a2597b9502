import { expect, test } from 'vitest';
import { IPEndPoint, localEndPointFromEnv, remoteEndPointFromEnv } from '#sockets';

test.each([
  ['192.0.2.1:80', '192.0.2.1', 80],
  ['0.0.0.0:0', '0.0.0.0', 0],
  ['[::1]:65535', '::1', 65535],
  ['[fe80::1%eth0]:80', 'fe80::1%eth0', 80],
  ['[::ffff:127.0.0.1]:11000', '::ffff:127.0.0.1', 11000],
])('%s is read and written alike', (text, address, port) => {
  const endPoint = IPEndPoint.parse(text);
  expect({ ...endPoint }).toEqual({ address, port });
  expect(`${endPoint}`).toBe(text);
});

test.each(['', 'localhost:80', '127.0.0.1', '::1', '::1:80', '[::1]', '[127.0.0.1]:80', ':80'])(
  '"%s" is not an IP endpoint',
  (text) => {
    expect(() => IPEndPoint.parse(text)).toThrow(
      expect.objectContaining({
        code: expect.stringMatching(/^ERR_(INVALID_IP_ADDRESS|SOCKET_BAD_PORT)$/),
      }),
    );
  },
);

test('an IPv6 endpoint without brackets is told how to write them', () => {
  expect(() => IPEndPoint.parse('2001:db8::1:80')).toThrow(
    'write an IPv6 endpoint as [2001:db8::1]:port',
  );
});

test.each(['-1', '65536', '1.5', '1e3', ' 80', '0x50', 'http', ''])(
  '"%s" is not a port',
  (port) => {
    expect(() => IPEndPoint.parse(`127.0.0.1:${port}`)).toThrow(
      expect.objectContaining({ code: 'ERR_SOCKET_BAD_PORT' }),
    );
  },
);

test('the constructor checks as well', () => {
  const bad = (code: string) => expect.objectContaining({ code });
  expect(() => new IPEndPoint('localhost', 80)).toThrow(bad('ERR_INVALID_IP_ADDRESS'));
  expect(() => new IPEndPoint('127.0.0.1', Number.NaN)).toThrow(bad('ERR_SOCKET_BAD_PORT'));
});

test('from the environment: a listener has defaults, a client needs PORT', () => {
  expect(localEndPointFromEnv({})).toEqual({ host: '127.0.0.1', port: 0 });
  const env = { HOST: '::1', PORT: '11000' };
  expect(localEndPointFromEnv(env)).toEqual({ host: '::1', port: 11000 });
  expect(remoteEndPointFromEnv(env)).toEqual({ host: '::1', port: 11000 });
  expect(() => remoteEndPointFromEnv({})).toThrow(
    expect.objectContaining({
      code: 'ERR_NO_PORT',
      message: expect.stringContaining('PORT=11000'),
    }),
  );
  expect(() => localEndPointFromEnv({ PORT: 'http' })).toThrow(
    expect.objectContaining({ code: 'ERR_SOCKET_BAD_PORT' }),
  );
});
