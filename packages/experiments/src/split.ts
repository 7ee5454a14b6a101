/** What a part of the data is for: training, the choice of σ and of the best epoch, or the score. */
export type Split = "train" | "validation" | "test";
