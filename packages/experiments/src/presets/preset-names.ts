/** Every preset for pictures by its name, and what it is: apart from its networks, which help needs not load. */
export const presetNames = {
  paper: { description: "the networks of the paper, sized for small pictures" },
  dcgan: { description: "DCGAN, convolutions with batch normalization" },
  residual: { description: "residual blocks in pairs with R1 and R2, as in R3GAN" },
} as const;

/** The name of a preset for pictures. */
export type PresetName = keyof typeof presetNames;
