'use strict';
const { execFile, spawn } = require('node:child_process');
const { access, constants } = require('node:fs/promises');
const { connect } = require('node:net');
const { text } = require('node:stream/consumers');
const { promisify } = require('node:util');
const { npm } = require('./npm.cjs');

/** Milliseconds in which a registry that can be reached answers. */
const patience = 5_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Which words go with what npm says: its codes are those of the system. */
const reasons = [
  ['offline', /^(ENOTFOUND|EAI_AGAIN|ECONN\w+|E\w*TIMEDOUT|E\w*TIMEOUT|ENET\w+|EHOST\w+)$/],
  ['unwritable', /^(EACCES|EPERM|EROFS)$/],
  ['full', /^ENOSPC$/],
];

/** Installs what package-lock.json names, all of it; gives the exit code, 0 when it is there. */
async function install(root, say) {
  const fail = (key, params) => {
    console.error(say(key, params));
    return 1;
  };
  try {
    await access(root, constants.W_OK);
  } catch ({ code }) {
    return fail('unwritable', { folder: root, code });
  }
  const settings = await settingsOf(root);
  if (!settings) return fail('npm', {});
  const registry = new URL(settings.registry).host;
  if (!settings.offline && !(await reaches(settings))) return fail('offline', { registry });
  console.error(say('installing', {}));
  const { code, stopped, said } = await clean(root);
  if (stopped) return 130;
  if (code === 0) return 0;
  const [, reason = ''] = /^npm \S+ code (\S+)/m.exec(said) ?? [];
  const [key = 'failed'] = reasons.find(([, codes]) => codes.test(reason)) ?? [];
  const lines = said.split(/\r?\n/).map((line) => line.replace(/^npm \S+ ?/, ''));
  const line = lines.find((line) => line !== '' && !/^(code|syscall|path|errno) /.test(line));
  return fail(key, { registry, folder: root, code: reason, reason: line ?? reason });
}

/** npm's settings, from the person's files too; null without npm. */
async function settingsOf(root) {
  const [file, args, options] = npm(['config', 'list', '--json']);
  try {
    const { stdout } = await promisify(execFile)(file, args, { ...options, cwd: root });
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}

/** Whether the registry can be reached, or the proxy before it: npm would try for a minute. */
function reaches(settings) {
  const addresses = [settings.registry, settings['https-proxy'], settings.proxy].filter(Boolean);
  return Promise.any(addresses.map(connects)).then(
    () => true,
    () => false,
  );
}

function connects(address) {
  const { hostname, port, protocol } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: port || (protocol === 'http:' ? 80 : 443) });
    const timer = setTimeout(() => socket.destroy(new Error('no answer')), patience);
    socket.once('connect', resolve).once('error', reject);
    socket.once('connect', () => socket.destroy()).once('close', () => clearTimeout(timer));
  });
}

/** On a terminal, a dot each second, until the function that is returned is called. */
function signsOfLife(stream = process.stderr) {
  if (!stream.isTTY) return () => {};
  const timer = setInterval(() => stream.write('.'), 1_000);
  return () => {
    clearInterval(timer);
    stream.write('\n');
  };
}

/** `npm ci`, which leaves nothing of an installation that was broken off. */
async function clean(root) {
  const [file, args, options] = npm([
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--json=false',
  ]);
  const child = spawn(file, args, { ...options, cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  // npm may hang when it cleans up after Ctrl-C. The next `npm ci` does that in any case.
  let stopped = false;
  const stop = () => {
    stopped = true;
    child.kill('SIGKILL');
  };
  for (const name of signals) process.on(name, stop);
  const quiet = signsOfLife();
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const [said, code] = await Promise.all([text(child.stderr), ended]);
  quiet();
  for (const name of signals) process.off(name, stop);
  return { code, stopped, said };
}

module.exports = { install, signsOfLife };
