/** Something a careful reader would challenge. */
export interface Finding {
  /** Kebab-case: "rated-differently", "impossible-date". */
  kind: string;
  severity: 'error' | 'warning' | 'info';
  /** Keys of the recommendations it concerns; may be empty. */
  keys: string[];
  /** Where in the document or plan: "table 2, row 14". */
  where: string;
  /** One sentence: what and why. */
  message: string;
}
