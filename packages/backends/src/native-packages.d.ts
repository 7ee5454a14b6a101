// Optional peers that this repository does not install; only their side effects are used.
declare module "@tensorflow/tfjs-node";
declare module "@tensorflow/tfjs-node-gpu";
