import { describe, expect, test } from 'vitest';
import { choiceOrder } from '../../lib/course/blocks.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { press } from '../../lib/study/reader/press.ts';
import { indexOfPlace, stepsOf } from '../../lib/study/reader/reading.ts';
import { type Facts, factsOf, type ReaderState } from '../../lib/study/reader/state.ts';

const [greeting] = listLessons(new URL('fixtures/lessons/', import.meta.url)).map(loadLesson);
if (!greeting) throw new Error('the fixture lesson is gone');
const steps = stepsOf(greeting.pages.en);

const facts: Facts = { steps, height: 10, room: 20, questionAt: 4 };
const start: ReaderState = {
  view: 'page',
  language: 'en',
  step: 0,
  top: 0,
  pageTop: 0,
  wire: true,
  dotnet: false,
  cursor: 0,
  answers: {},
  read: [],
  offer: null,
  searched: false,
  running: false,
};

const pressed = (state: ReaderState, keys: string, known = facts): ReaderState =>
  keys.split(' ').reduce((now, key) => press(now, key, known).state, state);
const question = steps.findIndex(({ predict }) => predict !== null);
const running = steps.findIndex(({ run }) => run !== null);

describe('steps', () => {
  test('end after each run and question, and begin with each section', () => {
    const names = steps.map(({ section, number, run, predict }) =>
      [section, number, run?.programs.join('+') ?? predict?.id ?? ''].join(' '),
    );
    expect(names).toEqual([
      'opening 0 ',
      'alone 0 alone',
      'alone 1 ',
      'serve 0 who-ends',
      'serve 1 greeter+visitor',
      'serve 2 ',
      'what-stays 0 ',
    ]);
  });

  test('are the same in both languages, and without what the instructor reads', () => {
    const shape = (all: typeof steps) => all.map(({ section, blocks }) => [section, blocks.length]);
    expect(shape(stepsOf(greeting.pages.fr))).toEqual(shape(steps));
    expect(JSON.stringify(steps)).not.toContain('who speaks first');
  });

  test('are found again by section and number, or by section when the number is gone', () => {
    expect(indexOfPlace(steps, { section: 'serve', step: 1 })).toBe(4);
    expect(indexOfPlace(steps, { section: 'serve', step: 9 })).toBe(3);
    expect(indexOfPlace(steps, { section: 'gone', step: 0 })).toBe(-1);
    expect(indexOfPlace(steps, undefined)).toBe(-1);
  });
});

describe('keys', () => {
  test('next leaves a step read, back returns', () => {
    const there = pressed(start, 'return space right n');
    expect(there.step).toBe(4);
    expect(there.read).toEqual(['opening/0', 'alone/0', 'alone/1', 'serve/0']);
    expect(pressed(there, 'left p').step).toBe(2);
    expect(pressed(start, 'b').step).toBe(0);
    expect(pressed({ ...start, step: 6 }, 'n n').step).toBe(6);
  });

  test('a step longer than the screen is paged, and only then left', () => {
    const long = { ...facts, height: 45, room: 20 };
    expect(pressed(start, 'space', long)).toMatchObject({ step: 0, top: 18, read: [] });
    expect(pressed(start, 'space space', long)).toMatchObject({ step: 0, top: 25 });
    expect(pressed(start, 'space space space', long)).toMatchObject({ step: 1, top: 0 });
    expect(pressed(start, 'down down up', long).top).toBe(1);
  });

  test('a choice is taken by number or letter, and while it can be seen', () => {
    const asked = { ...start, step: question };
    // What is remembered is the choice's place in the lesson's file, not where it is shown.
    expect(steps[question]?.predict && choiceOrder(steps[question].predict)).toEqual([2, 1, 0]);
    expect(pressed(asked, '1').answers).toEqual({ 'who-ends': [2] });
    expect(pressed(asked, 'b').answers).toEqual({ 'who-ends': [1] });
    expect(pressed(asked, '4').answers).toEqual({});
    expect(pressed(asked, '1', { ...facts, height: 45 }).answers).toEqual({});
    // Once answered, b is the way back again.
    expect(pressed({ ...asked, answers: { 'who-ends': [1] } }, 'b').step).toBe(question - 1);
  });

  test('a wrong choice leaves the others to be tried, and each is remembered', () => {
    const asked = { ...start, step: question };
    const wrong = pressed(asked, '3 3 1');
    expect(wrong).toMatchObject({ step: question, answers: { 'who-ends': [0, 2] } });
    const right = pressed(wrong, '2 1');
    expect(right.answers).toEqual({ 'who-ends': [0, 2, 1] });
    const answer = { fact: 'answer', lesson: '01-greeting', question: 'who-ends' };
    expect(factsOf(asked, wrong, '01-greeting', steps)).toEqual([
      { ...answer, choice: 0 },
      { ...answer, choice: 2 },
    ]);
    expect(factsOf(wrong, right, '01-greeting', steps)).toEqual([{ ...answer, choice: 1 }]);
  });

  test('r runs only where there is something to run, and any stop key stops it', () => {
    expect(press(start, 'r', facts)).toEqual({ state: start, effect: null });
    const run = press({ ...start, step: running }, 'r', facts);
    expect(run).toMatchObject({ state: { view: 'run', running: true }, effect: 'run' });
    for (const key of ['ctrl-c', 'q', 'escape']) {
      expect(press(run.state, key, facts).effect).toBe('stop');
    }
    const over = { ...run.state, running: false };
    expect(press(over, 'q', facts)).toMatchObject({ state: { view: 'page' }, effect: null });
    expect(press(over, 'r', facts).effect).toBe('run');
  });

  test('l keeps the place, w folds the wire, c goes where the person was', () => {
    expect(pressed({ ...start, step: 4 }, 'l')).toMatchObject({ step: 4, language: 'fr' });
    expect(pressed({ ...start, step: running }, 'w').wire).toBe(false);
    expect(pressed({ ...start, offer: 5 }, 'c')).toMatchObject({ step: 5, offer: null });
  });

  test('d unfolds what explains .NET where there is some, and that is remembered', () => {
    const noted = steps.findIndex(({ dotnet }) => dotnet);
    const plain = steps.findIndex(({ dotnet }) => !dotnet);
    const before = { ...start, step: noted };
    const open = pressed(before, 'd');
    expect(open.dotnet).toBe(true);
    expect(factsOf(before, open, '01-greeting', steps)).toEqual([{ fact: 'dotnet', open: true }]);
    expect(pressed(open, 'd').dotnet).toBe(false);
    expect(pressed({ ...start, step: plain }, 'd').dotnet).toBe(false);
  });

  test('t jumps to a section, from the one being read', () => {
    const contents = pressed({ ...start, step: 4 }, 't');
    expect(contents).toMatchObject({ view: 'contents', cursor: 2 });
    expect(pressed(contents, 'down return')).toMatchObject({ view: 'page', step: 6 });
    expect(pressed(contents, 'up up up return').step).toBe(0);
    expect(pressed(contents, 'end return')).toEqual(
      pressed(contents, 'down down down down return'),
    );
    expect(pressed(contents, 'end home return').step).toBe(0);
    expect(pressed(contents, 'q')).toMatchObject({ view: 'page', step: 4 });
  });

  test('what is opened beside the page leads back to where it was left', () => {
    const long = { ...facts, height: 45, room: 20 };
    const there = { ...start, step: running, top: 18 };
    expect(pressed(there, 'g', long)).toMatchObject({ view: 'glossary', top: 0 });
    expect(pressed(there, 'g space', long)).toMatchObject({ view: 'glossary', top: 18 });
    for (const keys of ['g q', 'g space space space', '? escape', 't q']) {
      expect(pressed(there, keys, long)).toMatchObject({ view: 'page', step: running, top: 18 });
    }
    const over = { ...pressed(there, 'r', long), running: false };
    expect(pressed(over, 'q', long)).toMatchObject({ view: 'page', top: 18 });
    expect(pressed(there, 't return', long)).toMatchObject({ view: 'page', top: 0 });
  });

  test('one thing beside the page leads straight to another, and back to the page', () => {
    const long = { ...facts, height: 45, room: 20 };
    const there = { ...start, step: running, top: 18 };
    for (const [keys, view] of [
      ['? t', 'contents'],
      ['? g', 'glossary'],
      ['g t', 'contents'],
      ['g ?', 'help'],
      ['t ?', 'help'],
      ['g g', 'page'],
      ['? ?', 'page'],
      ['t t', 'page'],
    ] as const) {
      expect(pressed(there, keys, long).view).toBe(view);
    }
    expect(pressed(there, '? t', long).cursor).toBe(pressed(there, 't', long).cursor);
    expect(pressed(there, '? t q', long)).toMatchObject({ view: 'page', top: 18 });
  });

  test('? explains the keys; q quits, Ctrl-C cancels', () => {
    expect(pressed(start, '?').view).toBe('help');
    expect(pressed(start, '? q').view).toBe('page');
    expect(press(start, 'q', facts).effect).toBe('quit');
    expect(press(start, 'ctrl-c', facts).effect).toBe('cancel');
    expect(press(pressed(start, '?'), 'ctrl-c', facts).effect).toBe('cancel');
  });
});
