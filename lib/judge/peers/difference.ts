import type { Params } from '../../base/i18n.ts';
import { quoted } from '../../wire/escape.ts';

/** How much is missing, where it does not all fit into the verdict. */
function missing(got: Buffer, wanted: Buffer): Params {
  const isPart = got.length < wanted.length && wanted.subarray(0, got.length).equals(got);
  if (!isPart || wanted.length <= 48) return {};
  if (got.length === 0) return { more: 'all-missing', all: wanted.length };
  return { more: 'missing', missing: wanted.length - got.length, all: wanted.length };
}

/** What a peer has sent; where a verdict cannot show it all, also how much it was. */
export function saying(sent: Buffer): Params {
  const text = quoted(sent);
  return { sent: text, ...(text.endsWith('…"') ? { sentBytes: sent.length } : {}) };
}

/** What arrived, and what should have; if much of it is right, only the end. */
export function lacks(got: Buffer, wanted: Buffer): Params {
  const from = got.length > 48 ? got.length - 16 : 0;
  return { got: quoted(got, from), expected: quoted(wanted, from), ...missing(got, wanted) };
}

/** The index of the first byte that differs. */
export function differs(got: Buffer, wanted: Buffer): Params {
  const index = wanted.findIndex((byte, index) => byte !== got[index]);
  // If all of `wanted` is there, something follows it.
  const at = index === -1 ? wanted.length : index;
  const from = Math.max(0, at - 16);
  return { at, got: quoted(got, from), expected: quoted(wanted, from), ...missing(got, wanted) };
}
