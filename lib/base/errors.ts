export { codeOf } from '../sockets/errors.ts';

/** Values that a text's placeholders stand for. */
export type Params = Record<string, string | number>;
