import type { Params } from '../base/i18n.ts';
import type { KeyIn, KeyUnder } from '../base/words.ts';

export type Status = 'ok' | 'warning' | 'failure';
type Key = KeyIn<'doctor'>;
export type CheckId = KeyUnder<'doctor', 'name'>;

/** What a check has found: the key of its words, and the params they need. */
export type Found = { status: Status; key: Key; params?: Params };
export type Finding = { id: CheckId; status: Status; key: Key; params: Params };

/** What the checks look at, so that a test can replace it. */
export type Surroundings = {
  work: URL;
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  /** Without the `v`. */
  node: string;
  screen: { terminal: boolean; columns: number; colors: boolean };
};

export type Check = {
  id: CheckId;
  /** Without it, a lesson cannot run. */
  essential: boolean;
  look: (where: Surroundings) => Found | Promise<Found>;
};

/** Milliseconds after which a check counts as hanging. */
export const checkLimit = 3_500;

/** Runs all checks at once; one that hangs or throws is a finding of its own. */
export function examine(
  checks: readonly Check[],
  where: Surroundings,
  limit = checkLimit,
): Promise<Finding[]> {
  return Promise.all(checks.map((check) => bounded(check, where, limit)));
}

/** Whether every lesson can run. */
export function isWell(findings: readonly Finding[]): boolean {
  return findings.every(({ status }) => status !== 'failure');
}

async function bounded(check: Check, where: Surroundings, limit: number): Promise<Finding> {
  const { id, essential } = check;
  const status = essential ? 'failure' : 'warning';
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<Found>((resolve) => {
    const params = { seconds: limit / 1000 };
    timer = setTimeout(resolve, limit, { status, key: 'trouble.hangs', params });
  });
  const looking = (async () => check.look(where))().catch((error: unknown): Found => {
    const message = error instanceof Error ? error.message : String(error);
    return { status, key: 'trouble.throws', params: { message } };
  });
  const found = await Promise.race([looking, hangs]);
  clearTimeout(timer);
  return { id, params: {}, ...found };
}
