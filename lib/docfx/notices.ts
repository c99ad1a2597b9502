/** What an article has that its lesson cannot show as it was. Nothing is left out without one. */
export type Notice = {
  /** Counted from 1, in the article. */
  line: number;
  kind: /** A file that the article takes in, and that is not there. */
  /** A file that was there, and is now part of the page. */
    | 'taken-in'
    | 'include'
    | 'code'
    | 'image'
    /** A link whose goal nobody can name from here; its text stays. */
    | 'link'
    /** Not shown by any reader of the article either. */
    | 'comment'
    /** Its text is in the lesson, or in this notice. */
    | 'not-understood';
  text: string;
};

/** The notices of one article in one language. */
export class Notices {
  readonly all: Notice[] = [];
  /** .NET members that were met, in order, each once. */
  readonly members = new Map<string, { name: string; href: string }>();

  add(kind: Notice['kind'], line: number, text: string): void {
    this.all.push({ kind, line, text: text.trim() });
  }
}
