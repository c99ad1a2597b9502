import { PassThrough } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { expect, test, vi } from 'vitest';
import { betweenScreens } from '../../lib/terminal/keyboard.ts';
import { runScreen, type Screen, type Update } from '../../lib/terminal/run-screen.ts';

type Counter = { count: number };

/** A screen that counts what is typed and told, on a terminal that exists in this process only. */
function opened(given: Partial<Screen<Counter, { state: Counter; lines: string[] }>> = {}) {
  const stdin = Object.assign(new PassThrough(), { setRawMode: () => stdin });
  const stdout = Object.assign(new PassThrough(), { columns: 20, rows: 1 });
  let painted = '';
  stdout.on('data', (text) => {
    painted += text;
  });
  const drawn: string[] = [];
  let update: Update<Counter> = () => {};
  const ended = runScreen(
    {
      state: { count: 0 },
      view: (state) => {
        drawn.push(`${state.count} ${stdout.columns}`);
        return { state, lines: [`count ${state.count}`] };
      },
      press: ({ count }, key) => ({
        state: { count: count + 1 },
        code: key === 'q' ? 0 : undefined,
      }),
      onOpen: (given) => {
        update = given;
      },
      ...given,
    },
    { stdin: stdin as unknown as ReadStream, stdout: stdout as unknown as WriteStream },
  );
  const shows = (text: string): Promise<void> =>
    vi.waitFor(() => expect(painted).toContain(text), { timeout: 60_000, interval: 5 });
  return {
    painted: () => painted,
    terminal: { stdin, stdout } as unknown as { stdin: ReadStream; stdout: WriteStream },
    drawn,
    ended,
    shows,
    type: (keys: string) => void stdin.write(keys),
    update: (change: (state: Counter) => Counter) => update(change),
    resize: (columns: number) => {
      stdout.columns = columns;
      stdout.emit('resize');
    },
  };
}

test('each key and each new size draws once; leaving draws nothing', async () => {
  const { drawn, ended, shows, type, resize } = opened();
  await shows('count 0');
  type('ab');
  await shows('count 2');
  resize(40);
  type('q');
  expect(await ended).toEqual({ code: 0, state: { count: 3 } });
  expect(drawn).toEqual(['0 20', '1 20', '2 20', '2 40']);
});

test('updates that come close together are drawn together', async () => {
  const { drawn, ended, shows, type, update } = opened();
  await shows('count 0');
  for (let times = 0; times < 100; times += 1) update(({ count }) => ({ count: count + 1 }));
  await shows('count 100');
  expect(drawn.length).toBeLessThan(10);
  type('q');
  await ended;
  update(() => ({ count: 0 }));
  expect(drawn.at(-1)).toBe('100 20');
});

test('what cannot be drawn ends the screen with its reason', async () => {
  const { ended, shows, type } = opened({
    press: () => {
      throw new Error('the page is gone');
    },
  });
  await shows('count 0');
  type('a');
  await expect(ended).rejects.toThrow('the page is gone');
});

test('between two screens, the shell’s screen does not show', async () => {
  const first = opened();
  const { terminal, painted } = first;
  const times = (text: string): number => painted().split(text).length - 1;
  const [shown, left] = ['\x1b[?1049h', '\x1b[?1049l'];
  first.type('q');
  await first.ended;
  expect([times(shown), times(left)]).toEqual([1, 1]);
  const screen = (): Promise<unknown> =>
    runScreen(
      {
        state: {},
        view: () => ({ state: {}, lines: ['two'] }),
        press: () => ({ state: {}, code: 0 }),
      },
      terminal,
    );
  await betweenScreens(async () => {
    for (const _ of [1, 2]) {
      const ended = screen();
      first.type('q');
      await ended;
    }
    expect([times(shown), times(left)]).toEqual([2, 1]);
  }, terminal);
  expect([times(shown), times(left)]).toEqual([2, 2]);
});
