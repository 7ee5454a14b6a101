/** Stands for the `jasmine` command-line runner, which a spec helper mentions and nobody here needs. */
export {};
