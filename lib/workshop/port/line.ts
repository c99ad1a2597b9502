import * as v from 'valibot';
import { type FromLearner, fromLearner, protocolVersion } from '../protocol.ts';

/** Keys that JavaScript gives a meaning of its own. */
const special = ['__proto__', 'constructor', 'prototype'];

/** What a line from a learner says; otherwise why it says nothing. */
export function readLine(text: string): FromLearner | 'version' | 'line' {
  // What is no UTF-8 has become U+FFFD.
  if (text.includes('\ufffd')) return 'line';
  let value: unknown;
  try {
    value = JSON.parse(text, (key, inner) => {
      if (special.includes(key)) throw new SyntaxError(key);
      return inner;
    });
  } catch {
    return 'line';
  }
  const { success, output } = v.safeParse(fromLearner, value);
  if (success)
    return output.type === 'hello' && output.version !== protocolVersion ? 'version' : output;
  const isNewer =
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    'type' in value &&
    value.type === 'hello' &&
    value.version !== protocolVersion;
  return isNewer ? 'version' : 'line';
}
