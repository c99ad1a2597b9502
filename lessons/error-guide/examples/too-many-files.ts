import { spawnSync } from 'node:child_process';
import { say } from '#say';

// #region child
// Opens listeners until the system has had enough.
const child = `
  const { createServer } = require('node:net');
  const open = [];
  function next() {
    const server = createServer();
    server.once('error', ({ message }) => {
      console.log(open.length, message.replace(/ \\d.*/, ''));
      process.exit();
    });
    server.listen(0, '127.0.0.1', () => {
      open.push(server);
      next();
    });
  }
  next();
`;
// #endregion

// #region limit
// A child may have 64 descriptors, so that the test is quick.
const script = 'ulimit -n 64; exec "$0" -e "$1"';
const { stdout } = spawnSync(
  'sh',
  ['-c', script, process.execPath, child],
  { encoding: 'utf8' },
);
const [count, ...words] = stdout.trim().split(' ');
say('too-many-files.opened', { count: Number(count) });
say('too-many-files.failed', { message: words.join(' ') });
// #endregion
