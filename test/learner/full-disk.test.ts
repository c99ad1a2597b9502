import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { emptyFolder } from '../empty-folder.ts';
import { course, courseFolder } from '../exercise/learner.ts';
import { commandLine } from '../study/lesson-command.ts';

const apart = ['-r', '-m', 'sh', '-c'];
const mount = 'mount -t tmpfs -o size=32k tmpfs "$0"';
const canMount = spawnSync('unshare', [...apart, mount, emptyFolder()]).status === 0;
if (!canMount)
  console.warn('No disk can be made here: what happens when it is full is not tested.');

test.skipIf(!canMount)(
  'on a full disk, messages name what cannot be written; nothing is lost',
  () => {
    const work = emptyFolder();
    const { file, args, cwd, env } = commandLine([], { work, env: { STUDY_LESSONS: course } });
    const given = fileURLToPath(new URL('01-echoing/exercises/echo/solution.ts', courseFolder));
    const script = `
    ${mount} || exit
    lesson() { "$@" 2>&1; echo "code $?"; }
    lesson "$@" start 1/echo > /dev/null
    echo mine > "$0/01-echoing/echo.ts"
    "$@" progress export "$0/progress.json" > /dev/null
    dd if=/dev/zero of="$0/fill" 2> /dev/null
    lesson "$@" start 1/shout
    lesson "$@" reset 1/echo
    lesson "$@" check 1/echo --file '${given}'
    lesson "$@" progress export "$0/progress.json"
    cat "$0/01-echoing/echo.ts"
    grep -c echo "$0/progress.json"
    ls -A "$0" "$0/01-echoing"`;
    const words = [...apart, script, work, file, ...args];
    const { stdout } = spawnSync('unshare', words, { cwd, env, encoding: 'utf8' });
    const said = stdout.replaceAll(work, 'WORK');
    const full =
      'is not writable (ENOSPC). Check its owner, its permissions, and the free disk space';
    expect(said.replaceAll(`${full}, then try again.`, 'full')).toBe(`WORK/01-echoing/shout.ts full
code 1
WORK/01-echoing/echo.ts full
code 1
WORK/ full
code 1
WORK/progress.json full
code 1
mine
2
WORK:
01-echoing
fill
progress.json
progress.jsonl
tsconfig.json

WORK/01-echoing:
echo.ts
`);
  },
);
