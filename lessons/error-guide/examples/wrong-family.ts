import { connect } from 'node:net';
import { say } from '#say';

// #region mix
// From an IPv6 address to an IPv4 one: no packet can do that.
const socket = connect({
  host: '127.0.0.1',
  port: 9,
  localAddress: '::1',
});
socket.once('error', (error: NodeJS.ErrnoException) => {
  const { code = '', syscall = '', message } = error;
  say('wrong-family.failed', { code, syscall, message });
});
// #endregion
