import type { Language } from '../../base/i18n.ts';
import { wrap } from '../../base/terminal-text.ts';
import { UserError, userErrorText } from '../../base/user-error.ts';
import { spaced } from '../../terminal/drawing.ts';
import { outputLines } from '../../terminal/recorded.ts';
import { quiet, strong, type TextStyle } from '../../terminal/text-style.ts';
import { transcript } from '../../terminal/transcript.ts';
import { words } from '../../terminal/words.ts';
import type { OutputLine, Recording } from '../../wire/recording.ts';
import type { ChosenRun } from '../choose-runs.ts';
import { play } from '../play.ts';

/** Programs started from the reader: what they have printed so far, and how it ended. */
export class LiveRun {
  readonly #chosen: ChosenRun;
  readonly #controller = new AbortController();
  readonly #output: OutputLine[] = [];
  #recording: Recording | null = null;
  #remark = '';

  constructor(chosen: ChosenRun) {
    this.#chosen = chosen;
  }

  /** Runs to the end; `changed` is called when there is more to see. Never fails. */
  async run(language: Language, changed: () => void): Promise<void> {
    try {
      const played = await play(this.#chosen, {
        language,
        signal: this.#controller.signal,
        onOutput: (line) => {
          this.#output.push(line);
          changed();
        },
      });
      this.#recording = played.recording;
      this.#remark = played.remark;
    } catch (error) {
      this.#remark = error instanceof UserError ? userErrorText(language, error) : String(error);
    }
  }

  stop(): void {
    this.#controller.abort();
  }

  lines(style: TextStyle, columns: number, running: boolean): string[] {
    const { language, unicode } = style;
    const names = this.#chosen.programs.map(({ name }) => name);
    const said = outputLines(this.#output, names, style, columns);
    const wire = this.#recording ? transcript(this.#recording, language, columns, { unicode }) : [];
    const remark = running ? words(language, 'reader.running') : this.#remark;
    return spaced([
      wrap(names.join(' + '), columns).map((line) => strong(style, line)),
      said,
      wire,
      remark === '' ? [] : wrap(remark, columns).map((line) => quiet(style, line)),
    ]);
  }
}
