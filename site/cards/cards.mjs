/** Width and height of every picture, in pixels: what those that show cards ask for. */
export const CARD = { width: 1200, height: 630 };

/**
 * What is shown of a page where somebody shares its address. Titles and descriptions are the page's own, but for the first page, whose
 * TypeDoc knows none.
 *
 * @type {readonly { page: string, picture: string, alt: string, title?: string, description?: string }[]}
 */
export const cards = [
  {
    page: "index.html",
    picture: "front.png",
    title: "@gan: “Generative Adversarial Nets” as living software",
    description:
      "The paper of 2014 in TypeScript, on TensorFlow.js: a command that trains and measures, a playground in a browser tab, the paper told in figures that train, and every document.",
    alt: "Rows of handwritten digits that a generator has made, sixteen of each digit, a row for each.",
  },
  {
    page: "article/index.html",
    picture: "article.png",
    alt: "Figure 1 of the paper: the densities of the data and of the generator, with the discriminator between them.",
  },
  {
    page: "playground/index.html",
    picture: "playground.png",
    alt: "The playground: a generator's points on a ring of eight places, over the shading of what the discriminator believes.",
  },
];
