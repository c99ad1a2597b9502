import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { say } from '#say';

// #region kill
const endless = 'setInterval(() => {}, 1e6); console.log("up")';

for (const name of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
  const child = spawn(process.execPath, ['-e', endless]);
  // It is up when it has said so.
  await once(child.stdout, 'data');
  child.kill(name);
  const [code, signal] = await once(child, 'exit');
  const shell = 128 + constants.signals[name];
  say('killed.ended', { signal, code: `${code}`, shell });
}
// #endregion
