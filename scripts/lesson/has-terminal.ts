/** Whether a person sits at both ends: keys come in, and a screen can be drawn. */
export function hasTerminal(): boolean {
  const { stdin, stdout, env } = process;
  return stdin.isTTY === true && stdout.isTTY === true && env.TERM !== 'dumb';
}
