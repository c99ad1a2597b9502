export { codeOf } from '../sockets/errors.ts';

/** Values that a text's placeholders stand for. */
export type Params = Record<string, string | number>;

/**
 * Something a person can fix. Rooms throw it; a script prints the text `errors:<id>` in the
 * person's language and sets the exit code. 2: wrong use. 1: the surroundings failed.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly id: string;
  readonly params: Params;
  readonly exitCode: 1 | 2;

  constructor(id: string, params: Params = {}, exitCode: 1 | 2 = 2) {
    super(`${id} ${JSON.stringify(params)}`);
    this.id = id;
    this.params = params;
    this.exitCode = exitCode;
  }
}
