import * as v from 'valibot';
import { ContentError } from './problem.ts';
import { readText } from './read-text.ts';

type Wrong = (key: string, reason: string) => ContentError;

/** Reads and checks a JSON file. `label` names it in messages. */
export function readJson<Schema extends v.GenericSchema>(
  file: URL,
  label: string,
  schema: Schema,
  id: 'json-wrong' | 'recording-wrong' = 'json-wrong',
): v.InferOutput<Schema> {
  const wrong: Wrong = (key, reason) =>
    new ContentError({ file: label, line: 1, id, params: { key, reason } });
  const text = readText(file, label);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw wrong('JSON', error instanceof Error ? error.message : String(error));
  }
  return checked(schema, value, wrong);
}

/** A value of the schema's type; otherwise throws what `wrong` says of the first mistake. */
export function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  wrong: Wrong,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw wrong(v.getDotPath(issue) ?? '', issue.message);
}
