/** Characters a single-line column holds. */
export const textLimit = 255;

/** Characters a multi-line column holds. */
export const noteLimit = 63_999;
