import { readIfThere } from '../base/files.ts';
import type { CodeReader } from './parse.ts';

/** A part of a program between `// #region name` and `// #endregion`, with its indent taken off. */
export type Region = { name: string; text: string; firstLine: number };

export type RegionFault = {
  id: 'region-twice' | 'region-open' | 'region-end';
  line: number;
  name: string;
};

const opening = /^\s*\/\/ #region (\S+)\s*$/;
const closing = /^\s*\/\/ #endregion\b/;

/** The regions of a program and what is wrong with their marks. Regions may be nested. */
export function findRegions(program: string): { regions: Region[]; faults: RegionFault[] } {
  const regions: Region[] = [];
  const faults: RegionFault[] = [];
  const open: { name: string; line: number; lines: string[] }[] = [];
  const names = new Set<string>();
  program.split(/\r?\n/).forEach((text, index) => {
    const line = index + 1;
    const name = opening.exec(text)?.[1];
    if (name !== undefined) {
      if (names.has(name)) faults.push({ id: 'region-twice', line, name });
      names.add(name);
      open.push({ name, line, lines: [] });
    } else if (closing.test(text)) {
      const region = open.pop();
      if (!region) faults.push({ id: 'region-end', line, name: '' });
      else
        regions.push({ name: region.name, text: dedent(region.lines), firstLine: region.line + 1 });
    } else {
      for (const region of open) region.lines.push(text);
    }
  });
  for (const { name, line } of open) faults.push({ id: 'region-open', line, name });
  return { regions, faults };
}

/** Whether a line only marks where a region begins or ends. */
export const isMark = (line: string): boolean => opening.test(line) || closing.test(line);

/** A whole program without its region marks. */
export function withoutMarks(program: string): string {
  const lines = program.split(/\r?\n/);
  return lines
    .filter((line) => !isMark(line))
    .join('\n')
    .trimEnd();
}

function dedent(lines: string[]): string {
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const indent = Math.min(...indents, 72);
  return lines
    .map((line) => line.slice(indent))
    .join('\n')
    .trimEnd();
}

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
