import type { Params } from '../../errors.ts';
import { quoted } from '../quoted.ts';

/** What has come, and what was to come; of much that is right, only the end. */
export function lacks(got: Buffer, wanted: Buffer): Params {
  const from = got.length > 48 ? got.length - 16 : 0;
  return { got: quoted(got, from), expected: quoted(wanted, from) };
}

/** From which byte on it is something else. */
export function differs(got: Buffer, wanted: Buffer): Params {
  const index = wanted.findIndex((byte, index) => byte !== got[index]);
  // Where all of `wanted` is there, it is followed by something.
  const at = index === -1 ? wanted.length : index;
  const from = Math.max(0, at - 16);
  return { at, got: quoted(got, from), expected: quoted(wanted, from) };
}
