import * as v from 'valibot';
import { filled, isAdded, type Language, languages, type OwnLanguage } from '../base/i18n.ts';

/** Something in each of our own languages, and in those that are only data where it is there. */
export function inEach<Schema extends v.GenericSchema>(schema: Schema) {
  const added = languages
    .filter(isAdded)
    .map((language) => [language, v.optional(schema)] as const);
  type Value = v.InferOutput<Schema>;
  return v.pipe(
    v.strictObject({ en: schema, fr: schema, ...(Object.fromEntries(added) as object) }),
    v.transform(
      (values): Record<Language, Value> => filled(values as unknown as Record<OwnLanguage, Value>),
    ),
  );
}
