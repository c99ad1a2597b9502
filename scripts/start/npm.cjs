'use strict';
const { basename } = require('node:path');

/** How to start npm with some arguments: its own file, which needs no shell, or `npm` where nothing says where that is. */
function npm(args) {
  const file = process.env.npm_execpath ?? '';
  return basename(file) === 'npm-cli.js'
    ? [process.execPath, [file, ...args], { shell: false }]
    : ['npm', args, { shell: process.platform === 'win32' }];
}

module.exports = { npm };
