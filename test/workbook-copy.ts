import { execFile } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { emptyFolder } from './empty-folder.ts';

const own = fileURLToPath(new URL('../', import.meta.url));
const parts = ['lib', 'scripts', 'locales', 'lessons', 'test/sockets/traps', '.github'];
const files = ['package.json', 'tsconfig.json', 'README.md', 'README.fr.md', 'CHANGELOG.md'];

/** The whole workbook in a folder of its own, for tests to write into. */
export class WorkbookCopy {
  readonly #root = emptyFolder();

  constructor() {
    for (const name of [...parts, ...files, 'LICENSE']) {
      cpSync(join(own, name), this.at(name), { recursive: true });
    }
    symlinkSync(join(own, 'node_modules'), this.at('node_modules'), 'junction');
  }

  readonly at = (file: string): string => join(this.#root, file);

  readonly read = (file: string): string => readFileSync(this.at(file), 'utf8');

  /** Runs one of the copy's commands; what it prints, and its exit code. */
  readonly run = async (
    script: string,
    ...args: string[]
  ): Promise<{ code: number; text: string }> => {
    const words = ['--import', 'tsx', `scripts/${script}.ts`, ...args];
    const env = { ...process.env, NO_COLOR: '1' };
    try {
      const { stdout } = await promisify(execFile)(process.execPath, words, {
        ...{ cwd: this.#root, env, maxBuffer: 16 * 1024 * 1024 },
      });
      return { code: 0, text: stdout };
    } catch (error) {
      const { code = 1, stdout = '' } = error as { code?: number; stdout?: string };
      return { code, text: stdout };
    }
  };
}
