/** What is wrong, or looks wrong, with one cell. */
export interface Finding {
  readonly cell: string;
  readonly code: string;
  readonly message: string;
}
