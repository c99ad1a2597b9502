import { Socket } from 'node:net';
import { afterAll, expect, vi } from 'vitest';

// A setup file: it begins again with each test file, unlike a module that test files import.
const open = (): string[] =>
  process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'));
const before = open().length;

/** Which sockets these are, as Node's own list of handles has them. */
function whichSockets(): string {
  const { _getActiveHandles } = process as unknown as { _getActiveHandles: () => unknown[] };
  const sockets = _getActiveHandles.call(process).filter((handle) => handle instanceof Socket);
  return sockets
    .map(({ localPort, remotePort, readyState, destroyed, writableLength }) =>
      JSON.stringify({ localPort, remotePort, readyState, destroyed, writableLength }),
    )
    .join('\n');
}

afterAll(async () => {
  if (!expect.getState().testPath?.includes('sockets')) return;
  // On a busy machine, the last of them take a while to close.
  await vi.waitFor(
    () => expect(open().slice(before), `sockets left open\n${whichSockets()}`).toEqual([]),
    60_000,
  );
});
