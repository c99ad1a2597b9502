import type { Params } from '../../base/i18n.ts';
import { quoted } from '../../wire/escape.ts';

/** What arrived, and what should have; if much of it is right, only the end. */
export function lacks(got: Buffer, wanted: Buffer): Params {
  const from = got.length > 48 ? got.length - 16 : 0;
  return { got: quoted(got, from), expected: quoted(wanted, from) };
}

/** The index of the first byte that differs. */
export function differs(got: Buffer, wanted: Buffer): Params {
  const index = wanted.findIndex((byte, index) => byte !== got[index]);
  // If all of `wanted` is there, something follows it.
  const at = index === -1 ? wanted.length : index;
  const from = Math.max(0, at - 16);
  return { at, got: quoted(got, from), expected: quoted(wanted, from) };
}
