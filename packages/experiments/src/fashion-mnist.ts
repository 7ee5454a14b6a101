import { loadFashionMnist } from "@gan/data";
import type { Experiment } from "./experiment.ts";
import { mnist } from "./mnist.ts";

/** The paper has no score of this set. */
const { published: _, ...shared } = mnist;

/** The paper's MNIST experiment on pictures of clothing. Not one of the paper's: that set is of 2017. */
export const fashionMnist: Experiment = {
  ...shared,
  name: "fashion-mnist",
  title: "Fashion-MNIST: the networks of MNIST on clothing",
  dataFolder: "fashion-mnist",
  load: (split, source) => loadFashionMnist({ split, source }),
};
