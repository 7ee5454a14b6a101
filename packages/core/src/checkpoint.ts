import {
  CheckpointMismatchError,
  formatShape,
  type Memory,
  type Network,
  type Parameter,
  type SavedTensor,
} from "@gan/spec";
import { tensor, tidy, type Variable } from "@tensorflow/tfjs-core";
import type { Game } from "./game.ts";
import type { Player } from "./player.ts";
import { decodeSafetensors, encodeSafetensors } from "./safetensors.ts";

/** Everything training needs to go on as if it had never stopped; random streams are addresses, not state. */
export interface Checkpoint {
  /** Completed iterations. */
  readonly iteration: number;
  /** What the writer noted, such as the experiment's name and seed. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Parameters, running statistics and rule slots, under names such as `generator/h0/kernel`. */
  readonly tensors: Readonly<Record<string, SavedTensor>>;
}

/**
 * Writes a game as one safetensors file, which any Python user can open.
 *
 * The bytes depend on the game's state and the metadata alone: equal runs give equal files.
 *
 * @param metadata - Noted beside the tensors; `iteration` is added.
 */
export async function encodeCheckpoint(
  game: Game,
  metadata: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const tensors: Record<string, SavedTensor> = {};
  for (const [name, variable] of Object.entries(tensorsOf(game))) {
    tensors[name] = { shape: variable.shape, values: (await variable.data()) as Float32Array };
  }
  return encodeSafetensors({
    tensors,
    metadata: { ...metadata, iteration: String(game.iteration) },
  });
}

/**
 * Reads a file that {@link encodeCheckpoint} wrote.
 *
 * @param file - Its name, for messages.
 * @throws {CorruptFileError} When it is not a safetensors file.
 * @throws {CheckpointMismatchError} When it holds no iteration.
 */
export function decodeCheckpoint(bytes: Uint8Array, file = "checkpoint.safetensors"): Checkpoint {
  const { tensors, metadata } = decodeSafetensors(bytes, file);
  const iteration = Number(metadata.iteration);
  if (!(Number.isSafeInteger(iteration) && iteration >= 0)) {
    throw new CheckpointMismatchError(
      `\`${file}\` does not say after which iteration it was written`,
      "Use a checkpoint written by `gan train`.",
    );
  }
  return { iteration, metadata, tensors };
}

/**
 * Puts a game into a saved state, or leaves it as it was when the state does not fit.
 *
 * @throws {CheckpointMismatchError} Naming the first tensor that is missing or has another shape.
 */
export function restoreGame(game: Game, { iteration, tensors }: Checkpoint): void {
  const players = Object.entries(game.players);
  for (const [role, { network }] of players) assertNetworkFits(role, network, tensors);
  for (const [role, player] of players) {
    restoreMemories(player, entriesUnder(`${role}/rule/`, tensors));
    assignNetwork(role, player.network, tensors);
  }
  game.iteration = iteration;
}

/**
 * Gives a game a saved generator alone, to draw samples from; D stays as it was, and training cannot go on from there.
 *
 * @throws {CheckpointMismatchError} Naming the first tensor that is missing or has another shape.
 */
export function restoreGenerator(game: Game, checkpoint: Checkpoint): void {
  restoreNetwork(game.generator.network, "generator", checkpoint);
  game.iteration = checkpoint.iteration;
}

/**
 * Gives a network the parameters and the running statistics that a checkpoint holds of a role, as {@link encodeNetwork} writes
 * them, or leaves it as it was when they do not fit.
 *
 * @throws {CheckpointMismatchError} Naming the first tensor that is missing or has another shape.
 */
export function restoreNetwork(
  network: Network,
  role: string,
  { tensors }: Pick<Checkpoint, "tensors">,
): void {
  assertNetworkFits(role, network, tensors);
  assignNetwork(role, network, tensors);
}

type SavedTensors = Checkpoint["tensors"];

function assertNetworkFits(role: string, network: Network, tensors: SavedTensors): void {
  for (const { name, variable } of [...network.parameters, ...network.state]) {
    assertFits(`${role}/${name}`, variable, tensors[`${role}/${name}`]);
  }
}

function assignNetwork(role: string, network: Network, tensors: SavedTensors): void {
  for (const { name, variable } of [...network.parameters, ...network.state]) {
    const { values, shape } = tensors[`${role}/${name}`]!;
    tidy(() => variable.assign(tensor(values, [...shape])));
  }
}

/** Everything of a game that training changes, by its name in a checkpoint. The game keeps ownership. */
export function tensorsOf({ players }: Game): Record<string, Variable> {
  const named = Object.entries(players).flatMap(([role, { network, rule, after }]) => [
    ...[...network.parameters, ...network.state].map(
      ({ name, variable }: Parameter) => [`${role}/${name}`, variable] as const,
    ),
    ...[rule, ...memoriesOf(after)].flatMap((memory) =>
      Object.entries(memory.state()).map(([name, slot]) => [`${role}/rule/${name}`, slot] as const),
    ),
  ]);
  return Object.fromEntries(named);
}

/** What follows an update takes back its own slots, the rule all others. */
function restoreMemories({ network, rule, after }: Player, tensors: SavedTensors): void {
  const memories = memoriesOf(after);
  const slotOf = (name: string) => name.split("/", 1)[0]!;
  const entries = Object.entries(tensors);
  const pick = (isWanted: (slot: string) => boolean): SavedTensors =>
    Object.fromEntries(entries.filter(([name]) => isWanted(slotOf(name))));
  rule.restore(
    network.parameters,
    pick((slot) => !memories.some(({ slots }) => slots.includes(slot))),
  );
  for (const memory of memories) {
    memory.restore(
      network.parameters,
      pick((slot) => memory.slots.includes(slot)),
    );
  }
}

function memoriesOf(after: Player["after"]): Memory[] {
  return after.flatMap(({ memory }) => memory ?? []);
}

function entriesUnder(
  prefix: string,
  tensors: Readonly<Record<string, SavedTensor>>,
): Record<string, SavedTensor> {
  const found = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(found.map(([name, saved]) => [name.slice(prefix.length), saved]));
}

function assertFits(name: string, variable: Variable, saved: SavedTensor | undefined): void {
  const fix = "Use the experiment, width and networks it was made with.";
  if (saved === undefined) throw new CheckpointMismatchError(`it has no tensor \`${name}\``, fix);
  if (formatShape(saved.shape) !== formatShape(variable.shape)) {
    const shapes = `${formatShape(saved.shape)}, expected ${formatShape(variable.shape)}`;
    throw new CheckpointMismatchError(`\`${name}\` has shape ${shapes}`, fix);
  }
}
