import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { emptyFolder } from '../empty-folder.ts';
import { ended } from '../outcome.ts';
import { rawListen } from '../sockets/loopback.ts';
import { commandLine, lesson, startLesson, untilPrinted } from './lesson-command.ts';
import { patient } from './terminal.ts';

const withoutPorts = (text: string): string =>
  text.replace(/127\.0\.0\.1:\d+/g, 'HERE').replace(/ *\d+ ms/g, 'MS');

describe('run', () => {
  test('a program, in the language', async () => {
    const run = await lesson(['run', '1', 'alone', '--lang', 'fr']);
    expect(run).toEqual({ code: 0, out: 'Seul.\n', err: '' });
  });

  test('a client alone with its server, named by a part; --wire shows what was said', async () => {
    const { code, out } = await lesson(['run', 'greeting', 'visit', '--wire'], {
      env: { COLUMNS: '59' },
    });
    expect(code).toBe(0);
    const [before = '', wire = ''] = withoutPorts(out).split('\n\n');
    expect(before).toBe('greeter │ Listening : HERE\nvisitor │ Received "good morning\\r\\n"');
    expect(wire).toContain('MS greeter listens on HERE\n');
    expect(wire).toContain('MS greeter sends 14 bytes: "good morning\\r\\n"\n');
  });

  test('programs of a page, whatever the order in which they are named', async () => {
    const { code, out } = await lesson(['run', 'greeting', 'visitor', 'greeter']);
    expect(code).toBe(0);
    expect(withoutPorts(out)).toBe(
      'greeter │ Listening : HERE\nvisitor │ Received "good morning\\r\\n"\n',
    );
  });

  test('every run of the lesson', async () => {
    const { code, out } = await lesson(['run', 'greeting']);
    expect(code).toBe(0);
    expect(withoutPorts(out)).toBe(
      'alone (1 of 2)\nAlone.\n\ngreeter visitor (2 of 2)\n' +
        'greeter │ Listening : HERE\nvisitor │ Received "good morning\\r\\n"\n',
    );
  });

  test('a program that fails', async () => {
    const run = await lesson(['run', 'greeting', 'failing']);
    expect(run).toEqual({ code: 1, out: 'before\n', err: 'failing ended with code 3.\n' });
  });
});

describe('a port that cannot be had', () => {
  test('is named, with what to do, for a server alone and for one with its client', async () => {
    const port = String(await rawListen(() => {}));
    const args = ['--port', port, '--lang', 'fr'];
    for (const programs of [['greeter'], ['greeter', 'visitor']]) {
      const { code, err } = await lesson(['run', 'greeting', ...programs, ...args]);
      expect(code).toBe(1);
      expect(err.replaceAll('\u202f', ' ')).toContain(
        `greeter ne peut pas écouter sur 127.0.0.1:${port} : un autre programme occupe ce port.`,
      );
      expect(err).not.toContain('    at ');
    }
  });

  test('and neither can an address of another machine', async () => {
    const { code, err } = await lesson(['run', 'greeting', 'greeter', '--host', '203.0.113.9']);
    expect(code).toBe(1);
    expect(err).toContain('greeter cannot listen on that address (EADDRNOTAVAIL)');
    expect(err).not.toContain('    at ');
  });
});

describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  test('of a server ends it well, and leaves no process', async () => {
    const child = startLesson(['run', 'greeting', 'greeter']);
    const end = ended(child);
    const port = Number(/\d+$/.exec(await untilPrinted(child, 'Listening'))?.[0]);
    child.kill('SIGINT');
    // npm passes the signal on a second time.
    child.kill('SIGINT');
    const { code, err } = await end;
    expect(code).toBe(0);
    expect(err).toBe('greeter runs until you press Ctrl-C.\nStopped.\n');
    const [refused] = await once(connect({ host: '127.0.0.1', port }), 'error');
    expect(refused.code).toBe('ECONNREFUSED');
  });

  test.skipIf(process.platform === 'win32')(
    'that a server cannot hear, because npm was killed, ends it as well',
    async () => {
      const { file, args, cwd, env } = commandLine(['run', 'greeting', 'greeter']);
      const folder = emptyFolder();
      const command = [file, ...args].map((word) => `'${word}'`).join(' ');
      const scripts = { lesson: `cd '${cwd}' && ${command}` };
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts }));
      const npm = spawn('npm', ['run', '-s', 'lesson'], { cwd: folder, env, detached: true });
      const { pid = 0 } = npm;
      onTestFinished(() => {
        try {
          process.kill(-pid, 'SIGKILL');
        } catch {
          // Nothing of it is left, as it should be.
        }
      });
      await untilPrinted(npm, 'Listening');
      npm.kill('SIGKILL');
      await vi.waitFor(() => expect(() => process.kill(-pid, 0)).toThrow('ESRCH'), patient);
    },
  );

  test('of a run that would have ended by itself is a cancellation', async () => {
    const child = startLesson(['run', 'greeting', 'greeter', 'patient', '--port', '0']);
    const end = ended(child);
    await untilPrinted(child, 'waiting');
    child.kill('SIGINT');
    expect((await end).code).toBe(130);
  });
});
