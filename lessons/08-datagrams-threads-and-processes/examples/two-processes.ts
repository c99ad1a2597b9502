import cluster from 'node:cluster';
import { once } from 'node:events';
import { say } from '#say';
import { IPEndPoint, serve, TcpClient, TcpListener } from '#sockets';

// #region worker
if (cluster.isWorker) {
  const listener = await TcpListener.start(
    new IPEndPoint('127.0.0.1', 0),
  );
  process.send?.(listener.localEndPoint.port);
  process.once('disconnect', () => listener.stop());
  const id = `${cluster.worker?.id}`;
  await serve(listener, (client) => client.send(id));
}
// #endregion

// #region primary
if (cluster.isPrimary) {
  // The default, except on Windows.
  cluster.schedulingPolicy = cluster.SCHED_RR;
  const workers = [cluster.fork(), cluster.fork()];
  const ports = await Promise.all(
    workers.map(async (worker) => (await once(worker, 'message'))[0]),
  );
  if (ports[0] === ports[1]) say('two-processes.same');
  const served = new Map<string, number>();
  for (let number = 0; number < 20; number += 1) {
    const client = await TcpClient.connect(
      new IPEndPoint('127.0.0.1', ports[0]),
    );
    const id = `${await client.receive()}`;
    served.set(id, (served.get(id) ?? 0) + 1);
    await client.close();
  }
  for (const [id, count] of [...served].sort()) {
    say('two-processes.served', { process: Number(id), count });
  }
  for (const worker of workers) worker.disconnect();
}
// #endregion
