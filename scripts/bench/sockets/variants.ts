import type { Variant } from './work.ts';

/** Loaded by name, so that a process holds only the code it runs. */
export const variants = {
  raw: () => import('./variants/raw.ts'),
  kit: () => import('./variants/kit.ts'),
  kitForAwait: () => import('./variants/kit-for-await.ts'),
  kitTimeout: () => import('./variants/kit-timeout.ts'),
  forAwait: () => import('./variants/for-await.ts'),
  promise: () => import('./variants/promise.ts'),
  promiseSocket: () => import('./variants/promise-socket.ts'),
} satisfies Record<string, () => Promise<Variant>>;

export type VariantName = keyof typeof variants;
