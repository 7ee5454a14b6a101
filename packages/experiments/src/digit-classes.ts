/** Classes of digits: 0 to 9. */
export const CLASSES = 10;
