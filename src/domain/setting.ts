/** Something Golden Thread remembers about the site itself, under a name code knows. */
export interface Setting {
  /** Such as `schema-version`. */
  id: string;
  value: string;
}
