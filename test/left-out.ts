import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Why a test did not run that has passed before. */
export const unchanged = 'nothing has changed since it passed';

/** Says, at the end, what `npm test` has left to `npm run check`. */
export const leftOut: Reporter = {
  onTestRunEnd(modules) {
    const long = countByRoom(modules, ({ tags }) => tags.includes('long'));
    if (long) console.log(`Left to npm run check because they take long: ${long}.`);
    const known = countByRoom(modules, (test) => noteOf(test) === unchanged);
    if (known) console.log(`Not run again because ${unchanged}: ${known}.`);
  },
};

/** `12 tests of browser, 3 of lab` */
function countByRoom(modules: readonly TestModule[], counts: (test: TestCase) => boolean): string {
  const rooms = new Map<string, number>();
  for (const module of modules) {
    const room = module.relativeModuleId.replace(/^test\//, '').replace(/(\/.*|\.test\.ts)$/, '');
    const count = [...module.children.allTests('skipped')].filter(counts).length;
    if (count > 0) rooms.set(room, (rooms.get(room) ?? 0) + count);
  }
  return [...rooms].map(([room, count]) => `${room} ${count}`).join(', ');
}

function noteOf(test: TestCase): string | undefined {
  const result = test.result();
  return result.state === 'skipped' ? result.note : undefined;
}
