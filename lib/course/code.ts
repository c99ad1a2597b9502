import { readIfThere } from '../base/files.ts';
import type { CodeReader } from './parse.ts';
import { findRegions, withoutMarks } from './regions.ts';

/** Reads imported code from a lesson's folder; each file is read once. */
export function codeReader(folder: URL): CodeReader {
  const files = new Map<string, string | null>();
  const read = (file: string): string | null => {
    const known = files.get(file);
    if (known !== undefined) return known;
    const text = readIfThere(new URL(file, folder));
    files.set(file, text);
    return text;
  };
  return (file, region) => {
    const program = read(file);
    if (program === null) return { id: 'import-file', params: { file } };
    const language = file.slice(file.lastIndexOf('.') + 1);
    if (region === null)
      return { file, region, language, text: withoutMarks(program), firstLine: 1, whole: program };
    const { regions, faults } = findRegions(program);
    const fault = faults[0];
    if (fault) return { id: fault.id, params: { file, line: fault.line, region: fault.name } };
    const found = regions.find(({ name }) => name === region);
    if (found) {
      const { text, firstLine } = found;
      return { file, region, language, text, firstLine, whole: program };
    }
    const there = regions.map(({ name }) => name).join(', ') || '–';
    return { id: 'import-region', params: { file, region, there } };
  };
}
