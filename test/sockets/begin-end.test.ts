import { expect, test } from 'vitest';
import { type AsyncResult, begin, end } from '#sockets';

test('the callback gets the state and ends with the result', async () => {
  const state = { name: 'the listener' };
  const heard = await new Promise((resolve) => {
    const result = begin(
      Promise.resolve(42),
      (it) => resolve([it === result, it.isCompleted, it.asyncState, end(it)]),
      state,
    );
    expect(result.isCompleted).toBe(false);
  });
  expect(heard).toEqual([true, true, state, 42]);
});

test('end throws what the operation rejected with', async () => {
  const result = await new Promise<AsyncResult<never, null>>((resolve) => {
    begin(Promise.reject(new Error('refused')), resolve, null);
  });
  expect(() => end(result)).toThrow('refused');
});

test('end before the callback is an error: there is nothing to block', () => {
  const result = begin(new Promise(() => {}), () => {}, null);
  expect(() => end(result)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_STATE' }));
});
