/** What a result leads to: a section of a lesson, a program, an exercise, a term, an error. */
export type Entry = {
  /** Where it is: a page and perhaps a section of it, `en/listening/index.html#backlog`. */
  address: string;
  title: string;
  /** Where that is in words: `Lesson 1 · Listening for connections`. */
  place: string;
  /** How it begins, shown under its title. */
  lead: string;
  /** What it explains, by every name that it has. */
  names: readonly string[];
  /** What it says. Code counts less than prose, a name in a table more. */
  texts: readonly { text: string; weight: number }[];
  /** How much it counts beside others: what only lists or repeats, less than 1. */
  weight: number;
};
