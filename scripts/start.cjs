'use strict';
// The first file of every npm script. It loads on any Node.js, with nothing installed: no packages,
// and no syntax newer than Node.js 12 here or in start/words.cjs.

const { engines } = require('../package.json');

const wanted = engines.node.replace(/[^\d.]/g, '');

/** Whether a version of Node.js is older than the workbook needs. */
function isTooOld(version) {
  const given = version.split('.').map(Number);
  const least = wanted.split('.').map(Number);
  const differs = least.findIndex((number, at) => number !== given[at]);
  return differs >= 0 && given[differs] < least[differs];
}

/** `node scripts/start.cjs NAME ARGS…`: runs a script of this folder, or one of the tools. */
function start(version, words) {
  const say = (key, params) => require('./start/words.cjs').textOf(words, key, params);
  if (!isTooOld(version)) return require('./start/run.cjs').run(words, say);
  // Without the patch number, as people know it.
  console.error(say('node', { version, wanted: wanted.replace(/\.0$/, '') }));
  process.exitCode = 1;
}

if (require.main === module) start(process.versions.node, process.argv.slice(2));

module.exports = { isTooOld, start };
