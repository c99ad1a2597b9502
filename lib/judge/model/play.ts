import { setImmediate } from 'node:timers/promises';
import type { PeerName } from '../verdict.ts';
import { Actor, type Stage } from './actor.ts';
import { orderOf, type Scene } from './conversation.ts';

/** Plays a scene: its peers meet the program. Throws the verdict if one of them is not served. */
export async function play(scene: Scene, stage: Stage): Promise<void> {
  const name: PeerName = scene.talks.length > 1 ? 'several' : 'client';
  const count = scene.talks.length;
  const leave = (alone: Actor): boolean => {
    const others = actors.filter((one) => one !== alone && one.isThere);
    for (const one of others) one.drop();
    return others.length > 0;
  };
  const actors = scene.talks.map(({ late }) => new Actor({ name, count, late }, stage, leave));
  try {
    for (const { who, act } of orderOf(scene)) await actors[who]?.do(act);
    // What a reset has broken, or the program's own way to leave, may take a moment to show.
    const isRude =
      scene.talks.some(({ resets }) => resets) || actors.some(({ wasLeft }) => wasLeft);
    if (isRude) await survives(name, stage);
  } finally {
    for (const actor of actors) actor.drop();
  }
}

/** Resolves once the program's event loop has turned; rejects with the verdict if it ends instead. */
async function survives(name: PeerName, { trial, program }: Stage): Promise<void> {
  await trial.wait(name, program.isAwake());
  await trial.wait(name, setImmediate());
}
