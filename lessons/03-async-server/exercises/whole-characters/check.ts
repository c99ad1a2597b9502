import { check, explore, type Model, readsAfterwards, resetMidRead } from '#lab';

const model: Model = {
  says: { of: 'text', half: true },
  owes(sent, fin) {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const whole = decoder.decode(sent, { stream: true }).toUpperCase();
    if (!fin) return { hear: [whole], later: true };
    // What a decoder may put in the place of half a character.
    const half = decoder.decode().length > 0;
    const broken = ['', '\ufffd', '\ufffd\ufffd', '\ufffd\ufffd\ufffd'];
    return { hear: half ? [whole, broken] : [whole], ends: 'fin' };
  },
};

// Cut every thousand units, it is cut within a surrogate pair.
const characters = `a${'aé€😀'.repeat(1024 * 1024)}`;

export default check(async (trial) => {
  const program = await explore(trial, model);
  await trial.step('rude-clients', () => resetMidRead(trial, Buffer.from('€').subarray(0, 1)));
  // Whatever a read takes, some cut characters.
  await trial.step('ten-mebibytes-answered', () =>
    readsAfterwards(trial, program, {
      says: characters,
      hears: (peer) => peer.expect(characters.toUpperCase()),
    }),
  );
});
