import { once } from 'node:events';
import { Socket } from 'node:net';
import { say } from '#say';

// #region leak
const socket = new Socket();
const warned = once(process, 'warning');

// Each message adds a listener, and none is ever removed.
for (let message = 1; message <= 11; message += 1) {
  socket.on('data', () => {});
}
const [warning] = await warned;
say('max-listeners.warned', { name: warning.name });
say('max-listeners.count', { count: warning.count });
// #endregion

// #region once
// `once` from node:events removes its listener again.
const fresh = new Socket();
for (let message = 1; message <= 11; message += 1) {
  const heard = once(fresh, 'data');
  fresh.emit('data', Buffer.from(`message ${message}`));
  await heard;
}
say('max-listeners.left', { left: fresh.listenerCount('data') });
// #endregion
