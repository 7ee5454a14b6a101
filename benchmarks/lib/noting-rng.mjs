/**
 * Streams that note what is drawn from them.
 *
 * @param note - Receives an address, `<stream>/<iteration>/<step>/<how many fills before>`, and a copy of what was drawn.
 */
export function notingRng(rng, note) {
  return {
    ...rng,
    stream(name, iteration = 0, step = 0) {
      let fills = 0;
      return new Proxy(rng.stream(name, iteration, step), {
        get(stream, key) {
          const member = stream[key];
          if (!String(key).startsWith("fill")) return member.bind?.(stream) ?? member;
          return (...options) => {
            const drawn = member.apply(stream, options);
            note(`${name}/${iteration}/${step}/${fills++}`, drawn.slice());
            return drawn;
          };
        },
      });
    },
  };
}
