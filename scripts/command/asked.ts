import { createInterface } from 'node:readline/promises';

/** What a person answers; null for Ctrl-C and Ctrl-D. */
export async function asked(question: string): Promise<string | null> {
  const { stdin: input, stdout: output } = process;
  // Line by line: Ctrl-Z stays with the terminal, which stops npm as well.
  const reading = createInterface({ input, output, terminal: false });
  const closed = new Promise<null>((resolve) => {
    reading.once('close', () => resolve(null));
  });
  try {
    return await Promise.race([reading.question(question), closed]);
  } finally {
    reading.close();
  }
}

/** Whether an answer means yes, in either language. */
export const isYes = (answer: string): boolean => /^\s*[yo]/i.test(answer);
