import { say } from '#say';
import { IPEndPoint, UdpClient } from '#sockets';

const anyPort = new IPEndPoint('127.0.0.1', 0);

// #region bank
async function serveBank(bank: UdpClient, remembers: boolean) {
  let balance = 0;
  let isFirst = true;
  const answers = new Map<string, string>();
  for await (const { bytes, remoteEndPoint } of bank) {
    const [id = '', amount] = `${bytes}`.split(' ');
    let answer = remembers ? answers.get(id) : undefined;
    if (answer === undefined) {
      balance += Number(amount);
      answer = `${id} ${balance}`;
      answers.set(id, answer);
    }
    // The first answer is lost on its way.
    if (!isFirst) await bank.send(answer, remoteEndPoint);
    isFirst = false;
  }
}
// #endregion

// #region ask
async function ask(bank: UdpClient, question: string) {
  for (;;) {
    await bank.send(question);
    const signal = AbortSignal.timeout(100);
    try {
      return `${(await bank.receive({ signal }))?.bytes}`;
    } catch (error) {
      if (!signal.aborted) throw error;
      say('ask-again.again', { question });
    }
  }
}
// #endregion

// #region banks
for (const remembers of [false, true]) {
  const bank = await UdpClient.bind(anyPort);
  const served = serveBank(bank, remembers);
  using client = await UdpClient.connect(bank.localEndPoint);
  const answer = await ask(client, 'payment-1 10');
  const balance = Number(answer.split(' ')[1]);
  if (remembers) say('ask-again.once', { balance });
  else say('ask-again.twice', { balance });
  bank.close();
  await served;
}
// #endregion
