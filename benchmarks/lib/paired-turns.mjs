import { startContender } from "./contender-process.mjs";
import { quantiles } from "./quantiles.mjs";

/** A turn is as long as a training feels: so many iterations, or so many seconds of them. */
const TURN_SECONDS = 3;

/** Fewest rounds, on the slowest machine. */
const FEWEST = 3;

/** Libraries that take so many times as long as the fastest have shown it after a round. */
const CLOSE = 1.15;

/**
 * Lets us and other libraries train in turns, each in a process of its own.
 *
 * First every script is warmed and tried for a second, and each library goes on with the one that was fastest. Then all take a
 * turn, and we and those near the fastest more of them, in the other order each round. A round gives one ratio of ours to each.
 *
 * @param scripts - `{ name, library, task }`, ours first.
 * @param times - Iterations of a turn.
 * @param seconds - After so many no further round begins.
 * @returns By script: milliseconds of an iteration, and of a library's fastest the ratio ours / theirs with its quartiles.
 */
export async function pairedTurns(scripts, { threads, times, seconds, onTurn = () => {} }) {
  const end = performance.now() + 1000 * seconds;
  const libraries = [...new Set(scripts.map(({ library }) => library))];
  const processes = new Map(libraries.map((name) => [name, startContender(name, { threads })]));
  try {
    const tried = [];
    for (const { name, library, task } of scripts) {
      onTurn(name, -1);
      const process = processes.get(library);
      await process.ask({ ...task, as: name, patience: 1 });
      const { wall } = await process.ask({ turn: times, of: name, seconds: 1 });
      tried.push({ name, library, process, heat: quantiles(wall).median, rounds: [] });
    }
    const least = (library) =>
      Math.min(...tried.filter((each) => each.library === library).map(({ heat }) => heat));
    const players = tried.filter(({ library, heat }) => heat === least(library));
    for (let round = 0; round < FEWEST || performance.now() < end; round++) {
      const playing = round === 0 ? players : nearest(players);
      for (const each of round % 2 === 0 ? playing : playing.reverse()) {
        onTurn(each.name, round);
        // The first iteration wakes the caches after the others' turns.
        await each.process.ask({ turn: 1, of: each.name });
        const { wall, cpu } = await each.process.ask({
          ...{ turn: times, of: each.name, seconds: TURN_SECONDS },
        });
        const [clock, processor] = [wall, cpu].map((times) => quantiles(times).median);
        each.rounds.push({ round, wall: clock, cpu: processor, count: wall.length });
      }
    }
    return tried.map((each) => resultOf(each, tried[0]));
  } finally {
    for (const process of processes.values()) process.end();
  }
}

/** We, and the libraries that are near the fastest by the ratios so far. */
function nearest([ours, ...peers]) {
  const medianOf = (each) => ratioOf(each, ours).median;
  const most = Math.max(...peers.map(medianOf));
  return [ours, ...peers.filter((each) => medianOf(each) * CLOSE >= most)];
}

/** Ours / theirs, each of the turns of one round: what busies the machine for a while meets both. */
function ratioOf({ rounds }, ours) {
  const oursIn = (round) => ours.rounds.find((each) => each.round === round).wall;
  return quantiles(rounds.map(({ round, wall }) => oursIn(round) / wall));
}

function resultOf(each, ours) {
  const { name, library, heat, rounds } = each;
  if (rounds.length === 0) return { name, library, heat };
  const all = (key) => quantiles(rounds.map((round) => round[key]));
  return {
    ...{ name, library, heat, wall: all("wall"), cpu: all("cpu"), rounds: rounds.length },
    iterations: rounds.reduce((sum, { count }) => sum + count, 0),
    ratio: ratioOf(each, ours),
  };
}
