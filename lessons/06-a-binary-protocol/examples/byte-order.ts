import { say } from '#say';

// #region orders
const bytes = Buffer.alloc(4);
bytes.writeUInt32BE(1);
say('byte-order.bytes', { hex: bytes.toString('hex') });
say('byte-order.big', { number: bytes.readUInt32BE() });
say('byte-order.little', { number: bytes.readUInt32LE() });
// #endregion

// #region signs
bytes.writeInt32BE(-2);
say('byte-order.bytes', { hex: bytes.toString('hex') });
say('byte-order.signed', { number: bytes.readInt32BE() });
say('byte-order.unsigned', { number: bytes.readUInt32BE() });
// #endregion

// #region wide
const wide = Buffer.alloc(8);
wide.writeBigUInt64BE(2n ** 53n + 1n);
say('byte-order.exact', { number: `${wide.readBigUInt64BE()}` });
say('byte-order.rounded', {
  number: `${Number(wide.readBigUInt64BE())}`,
});
// #endregion
