import { startContender } from "./contender-process.mjs";
import { quantiles } from "./quantiles.mjs";

const FEWEST = 3;

/** Where a turn has many runs, it ends after so many seconds of them. */
const TURN_SECONDS = 3;

/** A contender whose single run takes longer is not woken before its turns. */
const SLOW = 500;

/**
 * Lets contenders do a task in turns, each in a process of its own, so that a busy moment of the machine meets all of
 * them.
 *
 * @param contenders - `{ name, engine, task, times, turns }`: what to prepare, how often a turn does it, and in how many of
 *   the rounds it takes part, spread evenly from the first; by default all.
 * @param seconds - After so many no further round begins, but three there are on the slowest machine.
 * @returns By name: the milliseconds of every single run, on the clock and of the processor, and the last result.
 */
export async function takeTurns(
  contenders,
  { rounds, threads, environment, seconds = 45, onTurn = () => {} },
) {
  const started = contenders.map((contender) => ({
    ...contender,
    process: startContender(contender.engine, { threads, environment }),
    wall: [],
    cpu: [],
  }));
  try {
    await Promise.all(started.map(({ process, task }) => process.ask(task)));
    const end = performance.now() + 1000 * seconds;
    for (let round = 0; round < rounds; round++) {
      if (round >= FEWEST && performance.now() > end) break;
      for (const each of started) {
        const { times, turns = rounds, process } = each;
        const isTurn = (at) =>
          Math.floor((at * turns) / rounds) > Math.floor(((at - 1) * turns) / rounds);
        if (round > 0 && !isTurn(round)) continue;
        onTurn(each.name, round);
        // The first run of a turn wakes the caches after the others' turns.
        const isQuick = (each.wall.at(-1) ?? (times > 1 ? 0 : SLOW)) < SLOW;
        if (isQuick) await process.ask({ turn: 1 });
        const { wall, cpu, result } = await process.ask({ turn: times, seconds: TURN_SECONDS });
        each.wall.push(...wall);
        each.cpu.push(...cpu);
        each.result = result;
      }
    }
  } finally {
    for (const { process } of started) process.end();
  }
  return started.map(({ name, wall, cpu, result }) => ({
    name,
    count: wall.length,
    wall: quantiles(wall),
    cpu: quantiles(cpu),
    ...(result !== undefined && result !== null && { result }),
  }));
}
