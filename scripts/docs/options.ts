import { type ErrorId, UserError } from '../../lib/base/user-error.ts';
import { ownEditBase } from '../../lib/site/edit-base.ts';

const onlyServed = ['port', 'host'];
const onlyBuilt = ['base', 'out', 'no-search', 'pdf'];

/** Some options make no sense when the site is served, others only then. */
export function checkTogether(values: Record<string, unknown>): void {
  const useless = values.serve ? onlyBuilt : onlyServed;
  const given = useless.find((name) => values[name] !== undefined);
  if (given === undefined) return;
  throw new UserError(values.serve ? 'serve-never' : 'serve-only', { given: `--${given}` });
}

/** The address of a folder, with a `/` at its end. */
export function addressFrom(given: string | undefined, wrong: ErrorId): URL | null {
  if (given === undefined) return null;
  const base = URL.canParse(given) ? new URL(given) : null;
  if (!base || !/^https?:$/.test(base.protocol)) throw new UserError(wrong, { given });
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  base.search = '';
  base.hash = '';
  return base;
}

export function editBaseFrom(given: string | undefined): URL | null {
  return addressFrom(given, 'edit-base-wrong') ?? ownEditBase();
}
