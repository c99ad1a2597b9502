'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Whether a package of package-lock.json is not installed for this machine, or in another version.
 * npm writes `.package-lock.json` at the end: without it, an installation was broken off.
 */
function missingPackages(root, { platform, arch } = process) {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const found = packagesIn(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !found) return true;
  return Object.entries(wanted).some(([path, { version, optional, os, cpu, libc }]) => {
    if (path === '') return false;
    // What is optional is binaries, one for each kind of machine: this one's has to be there.
    if (optional && (libc || !os?.includes(platform) || !cpu?.includes(arch))) return false;
    return found[path]?.version !== version || !existsSync(join(root, path, 'package.json'));
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

module.exports = { missingPackages };
