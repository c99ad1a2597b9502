import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { fallback, isAdded, type Language } from '../base/i18n.ts';
import { readJson } from '../course/read-json.ts';
import type { WireEvent } from './event.ts';

export type OutputLine = { t: number; program: string; stream: 'out' | 'err'; text: string };

/** How a program ended. `cause`: by itself, stopped by us, or for a limit it went over. */
export type Exit = {
  program: string;
  code: number | null;
  signal: NodeJS.Signals | null;
  cause: 'itself' | 'stopped' | 'time' | 'output' | 'memory';
};

/** What a run printed and did on the wire. Committed for each language of each `::: run`. */
export type Recording = {
  version: 1;
  programs: string[];
  language: Language;
  platform: NodeJS.Platform;
  node: string;
  output: OutputLine[];
  wire: WireEvent[];
  exits: Exit[];
};

/** The file in `recordings/` that holds what a run did: `first-listener+greeter.fr.json`. */
export function recordingName(programs: readonly string[], language: Language): string {
  return `${programs.join('+')}.${language}.json`;
}

/** The committed recording of a run, in a lesson's folder. */
export function recordingFile(folder: URL, programs: readonly string[], language: Language): URL {
  return new URL(`recordings/${recordingName(programs, language)}`, folder);
}

/** The committed recording of a run, an added language's in English; null when there is none yet. */
export function loadRecording(
  folder: URL,
  programs: readonly string[],
  language: Language,
): Recording | null {
  const file = recordingFile(folder, programs, language);
  if (!existsSync(file))
    return isAdded(language) ? loadRecording(folder, programs, fallback) : null;
  const lesson = basename(fileURLToPath(folder));
  const label = `lessons/${lesson}/recordings/${recordingName(programs, language)}`;
  const recording = readJson(file, label, schema, 'recording-wrong') as Recording;
  return { ...recording, wire: recording.wire.map((event) => ({ ...nothing, ...event })) };
}

/** As much of a recording's shape as tells one from a file that was cut or edited by hand. */
const event = { t: v.number(), program: v.string() };
const schema = v.looseObject({
  version: v.literal(1),
  programs: v.array(v.string()),
  output: v.array(
    v.looseObject({ ...event, stream: v.picklist(['out', 'err']), text: v.string() }),
  ),
  wire: v.array(v.looseObject({ ...event, kind: v.string() })),
  exits: v.array(v.looseObject({ program: v.string(), cause: v.string() })),
});

/** An event's default values, which are left out of the file. */
const nothing = {
  connection: 0,
  local: null,
  remote: null,
  direction: null,
  bytes: 0,
  preview: '',
  code: '',
} satisfies Partial<WireEvent>;

function withoutNothing(event: WireEvent): Partial<WireEvent> {
  const empty: Record<string, unknown> = nothing;
  return Object.fromEntries(Object.entries(event).filter(([key, value]) => empty[key] !== value));
}

/** A recording as JSON, with a line for each event, so that differences are readable. */
export function recordingText(recording: Recording): string {
  const { output, wire, exits, ...head } = recording;
  const fields = Object.entries(head).map(([key, value]) => `  "${key}": ${JSON.stringify(value)}`);
  const lists = Object.entries({ output, wire: wire.map(withoutNothing), exits }).map(
    ([key, items]) => {
      const lines = items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
      return `  "${key}": [${lines && `\n${lines}\n  `}]`;
    },
  );
  return `{\n${[...fields, ...lists].join(',\n')}\n}\n`;
}
