// biome-ignore lint/suspicious/noExplicitAny: methods of any object.
type Method = (this: any, ...given: any[]) => any;

/** A method of an object, and what stands in its place for a while. */
export interface Wrapped {
  readonly owner: object;
  readonly name: string;
  /** Makes the other method from the object's own. */
  readonly wrap: (own: Method) => Method;
}

/** Runs something while methods are wrapped; after it, also when it throws, they are as they were. */
export function whileWrapped<T>(methods: readonly Wrapped[], run: () => T): T {
  const restores = methods.map(({ owner, name, wrap }) => {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    const own = (owner as Record<string, Method>)[name]!;
    Object.defineProperty(owner, name, { value: wrap(own), configurable: true, writable: true });
    return () => {
      if (before) Object.defineProperty(owner, name, before);
      else delete (owner as Record<string, unknown>)[name];
    };
  });
  try {
    return run();
  } finally {
    for (const restore of restores) restore();
  }
}
