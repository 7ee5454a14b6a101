/** Every preset for pictures by its name, and what it is: apart from its networks, which help needs not load. */
export const presetNames = {
  residual: { description: "residual blocks, pairs, R1 and R2, as in R3GAN; the default" },
  dcgan: { description: "DCGAN, convolutions with batch normalization" },
  paper: { description: "the fully connected networks of 2014" },
} as const;

/** The name of a preset for pictures. */
export type PresetName = keyof typeof presetNames;
