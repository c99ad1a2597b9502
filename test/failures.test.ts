import { expect, test } from 'vitest';
import { TcpClient } from '#sockets';
import { failureText } from '../lib/base/failures.ts';
import { freePort } from './sockets/loopback.ts';

test('a refused connection, in both languages', async () => {
  const port = await freePort();
  const endPoint = `127.0.0.1:${port}`;
  const error = await TcpClient.connect({ host: '127.0.0.1', port }).catch((error) => error);
  expect(failureText('en', error)).toBe(
    `${endPoint} refused the connection: nothing is listening there`,
  );
  expect(failureText('fr', error)).toBe(
    `${endPoint} a refusé la connexion\u202f: aucun programme n’y écoute`,
  );
});

test('each address of a name with its reason', () => {
  const attempt = (address: string, code: string) =>
    Object.assign(new Error(code), { code, address, port: 80 });
  const error = Object.assign(
    new AggregateError([attempt('192.0.2.1', 'ETIMEDOUT'), attempt('2001:db8::1', 'ENETUNREACH')]),
    { endPoint: 'two.example:80' },
  );
  expect(failureText('en', error)).toBe(
    'every address of two.example:80 failed: no answer from 192.0.2.1:80 in the time allowed; ' +
      '[2001:db8::1]:80 cannot be reached from here',
  );
  expect(failureText('fr', error)).toBe(
    'toutes les adresses de two.example:80 ont échoué\u202f: pas de réponse de 192.0.2.1:80 dans ' +
      'le délai accordé\u202f; [2001:db8::1]:80 est injoignable d’ici',
  );
});

test('without an endpoint, and what nobody knows', () => {
  const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  expect(failureText('en', reset)).toBe('the other side reset the connection');
  expect(failureText('fr', new Error('as it is'))).toBe('as it is');
});
