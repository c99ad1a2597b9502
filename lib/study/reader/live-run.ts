import type { Language } from '../../base/i18n.ts';
import { UserError, userErrorText } from '../../base/user-error.ts';
import { prose, spaced } from '../../terminal/lines.ts';
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

  lines(style: TextStyle, running: boolean): string[] {
    const names = this.#chosen.programs.map(({ name }) => name);
    const remark = running ? words(style.language, 'reader.running') : this.#remark;
    return spaced([
      prose(names.join(' + '), style, strong),
      outputLines(this.#output, names, style, style.columns),
      this.#recording ? transcript(this.#recording, style) : [],
      remark === '' ? [] : prose(remark, style, quiet),
    ]);
  }
}
