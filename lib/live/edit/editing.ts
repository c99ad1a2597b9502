import { mkdirSync } from 'node:fs';
import type { Language } from '../../base/i18n.ts';
import { UserError } from '../../base/user-error.ts';
import type { Lesson } from '../../course/lesson.ts';
import { type Html, join } from '../../html/html.ts';
import { watchFolders } from '../../serve/preview/changes.ts';
import type { Live } from '../live.ts';
import { Copies } from './copies.ts';
import { type Copy, type Edit, saveCopy, setAside } from './copy.ts';
import { type Edited, notEdited, renderEdit } from './draw-editor.ts';
import { exampleOf, type Program } from './programs.ts';

type Drawn = { copy: Copy | UserError | null; edited: Edited; html: Html };

/** An edit that a page sends; `page`: which of the pages that are open. */
export type Sent = Omit<Edit, 'choice'> & {
  page: string;
  choice?: 'mine' | 'theirs' | 'original' | undefined;
};

/** The learner's copies of programs: what they hold, and what pages have done to them. */
export class Editing {
  readonly copies: Copies;
  readonly #live: Live;
  readonly #edited = new Map<string, Edited>();
  readonly #drawn = new Map<string, Drawn>();
  readonly #unwatch: () => void;
  #taken = 0;

  constructor(live: Live) {
    this.#live = live;
    this.copies = new Copies(() => live.changed());
    mkdirSync(live.work, { recursive: true });
    // Whatever else changes there may be the progress, from a terminal.
    this.#unwatch = watchFolders([live.work], () => {
      this.copies.look();
      live.changed();
    });
  }

  editedOf({ id }: Program): Edited {
    return this.#edited.get(id) ?? notEdited;
  }

  /** The copy that runs in a program's place, if there is one. */
  ownFile(lesson: Lesson, name: string): URL | null {
    const program = exampleOf(lesson, name, this.#live.work);
    return program && this.copies.of(program) !== null ? program.copy : null;
  }

  /** The programs of a run, each to be edited. */
  drawPrograms(lesson: Lesson, names: readonly string[], language: Language): Html {
    return join(
      names.map((name) => {
        const program = exampleOf(lesson, name, this.#live.work);
        return program && this.#draw(program, language);
      }),
    );
  }

  #draw(program: Program, language: Language): Html {
    const key = `${program.id} ${language}`;
    const copy = this.copies.of(program);
    const edited = this.editedOf(program);
    const known = this.#drawn.get(key);
    if (known?.copy === copy && known.edited === edited) return known.html;
    const html = renderEdit({ program, copy, edited, language });
    this.#drawn.set(key, { copy, edited, html });
    return html;
  }

  /**
   * Saves what a page has sent; returns whether the file holds it then. `startOver`: goes back to
   * the original, and says where the copy is kept.
   */
  save(program: Program, sent: Sent, startOver = () => setAside(program)): boolean {
    const edited = this.#try(() => this.#saved(program, sent, startOver));
    this.#edited.set(program.id, edited);
    this.copies.look();
    this.#live.changed();
    const { both, take, trouble } = edited;
    return !(both || take || trouble);
  }

  /** Makes a copy that does not exist yet. */
  begin(program: Program, make: () => void): void {
    this.#edited.set(
      program.id,
      this.#try(() => {
        make();
        return notEdited;
      }),
    );
    this.copies.look();
  }

  /** What pages have done to a program after this; what a person can do something about is said. */
  #try(act: () => Edited): Edited {
    try {
      return act();
    } catch (error) {
      if (error instanceof UserError) return { ...notEdited, trouble: error };
      throw error;
    }
  }

  #saved(program: Program, sent: Sent, startOver: () => URL | null): Edited {
    const { choice, page, text } = sent;
    const edit = { ...sent, choice: choice === 'original' ? undefined : choice };
    const saved = saveCopy(program, edit, this.#live.work);
    if (saved.outcome === 'both') return { ...notEdited, both: { page, text } };
    const isGiven = choice === 'original' || saved.outcome === 'theirs';
    const kept = choice === 'original' ? startOver() : saved.kept;
    if (!isGiven) return { ...notEdited, kept };
    this.#taken += 1;
    return { ...notEdited, kept, take: `${page} ${this.#taken}` };
  }

  close(): void {
    this.#unwatch();
    this.copies.close();
  }
}
