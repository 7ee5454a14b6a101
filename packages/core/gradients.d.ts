// For types `#gradients` is nothing: it is imported for what it does.
export {};
