'use strict';
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { missingPackages } = require('./packages.cjs');

const root = join(__dirname, '../..');

/** Tools that are the first of an npm script. */
const tools = { biome: '@biomejs/biome/bin/biome', vitest: 'vitest/vitest.mjs' };

/** Runs a script or a tool in this process, with all packages in place. */
async function run([name = '', ...args], say) {
  if (missingPackages(root)) {
    const { install } = require('./install.cjs');
    const code = await install(root, say);
    if (code !== 0) process.exit(code);
  }
  const tool = tools[name];
  const file = tool ? join(root, 'node_modules', tool) : join(root, 'scripts', `${name}.ts`);
  process.argv = [process.argv[0], file, ...args];
  // As where Node.js runs a module itself: one that waits for what never comes has not succeeded.
  const unsettled = () => {
    process.exitCode ??= 13;
  };
  process.once('exit', unsettled);
  try {
    if (!tool) await import('tsx');
    await import(pathToFileURL(file).href);
  } catch (error) {
    const name = brokenPackage(error);
    if (name === null) throw error;
    console.error(say('damaged', { name }));
    process.exitCode = 1;
  } finally {
    process.off('exit', unsettled);
  }
}

/** The package that is not whole, where that is why a command failed; else null. */
function brokenPackage(error) {
  const { code = '', message = '', path = '', syscall = '' } = error ?? {};
  const binary = /needs? the "(@esbuild\/[\w-]+)"|"(@esbuild\/[\w-]+)" could not/.exec(message);
  if (binary) return binary[1] ?? binary[2];
  const lost = /MODULE_NOT_FOUND$/.test(code) || (code === 'ENOENT' && syscall.startsWith('spawn'));
  const name = /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/\s']+)/.exec(`${path} ${message}`)?.[1];
  return lost && name ? name : null;
}

module.exports = { brokenPackage, run };
