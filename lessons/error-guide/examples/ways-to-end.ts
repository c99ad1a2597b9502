import { spawnSync } from 'node:child_process';
import { say } from '#say';

// #region children
const children = {
  returns: "console.log('done')",
  'process.exit(3)': 'process.exit(3)',
  throws: "throw new Error('mine')",
  rejects: "Promise.reject(new Error('mine'))",
  "emits 'error'": `
    import { Socket } from 'node:net';
    new Socket().emit('error', new Error('mine'));
  `,
  'awaits forever': 'await new Promise(() => {})',
};
// #endregion

// #region run
for (const [what, text] of Object.entries(children)) {
  const args = ['--input-type=module', '-e', text];
  const { status } = spawnSync(process.execPath, args);
  say('ways-to-end.ended', {
    what: what.padEnd(15),
    code: `${status}`,
  });
}
// #endregion
