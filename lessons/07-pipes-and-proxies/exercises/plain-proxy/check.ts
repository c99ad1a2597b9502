import {
  behind,
  between,
  check,
  explore,
  letsGo,
  type Model,
  meanwhile,
  otherLoopback,
  passesFins,
  passesResets,
  resetsUnserved,
  upstream,
} from '#lab';

/** With an echo behind it, the program is an echo. */
const model: Model = {
  says: { of: 'bytes' },
  owes: (sent, fin) => ({ hear: [sent], ends: fin ? 'fin' : undefined }),
  connections: 2,
};

export default check(async (trial) => {
  await upstream(trial, async (client) => {
    for await (const bytes of client) await client.send(bytes);
  });
  // Here, we play both sides.
  const listener = await trial.listener(await otherLoopback());
  const program = trial.startServer(behind(listener.localEndPoint));
  const meet = () => between(trial, program, listener);
  await trial.step('listens', () => trial.listening(program));
  const unserved = meanwhile(resetsUnserved(trial));

  await trial.step('proxy-both-ways', async () => {
    const pair = await meet();
    // Some servers speak first.
    await pair.carries('server', 'Who is there?\r\n');
    await pair.carries('client', 'hello\n');
    await pair.carries('client', 'again');
    await pair.carries('server', Buffer.from([0, 255, 0xc3]));
  });
  await trial.step('proxy-fins', async () => {
    await passesFins(meet);
    // The first pair has not left.
    await letsGo(trial, program, 2);
  });
  await trial.step('proxy-resets', async () => {
    await passesResets(meet);
    await letsGo(trial, program, 2);
  });
  await trial.step('proxy-refusal', () => unserved);
  await trial.step('proxy-pace', async () => {
    for (const side of ['server', 'client'] as const) {
      const pair = await meet();
      const readAll = await pair.fills(side);
      const beside = await meet();
      await beside.carries('client', 'Am I served meanwhile?');
      await beside.carries('server', 'You are. '.repeat(10_000));
      // Who reads nothing may still speak.
      await pair.carries(side === 'server' ? 'client' : 'server', 'Do I get through?');
      await readAll();
    }
    for (const side of ['server', 'client'] as const) {
      const pair = await meet();
      await pair.fills(side);
      await pair.carriesReset('client', side === 'client' ? 'Are you still there?' : '');
    }
  });
  void program.kill();
  await explore(trial, model);
});
