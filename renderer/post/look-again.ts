/** Looking a stored post up again at the service, which the list around a post may offer. */
export interface LookAgain {
  /** What the menu calls it, with its price. */
  label: string;
  run(entryId: string): void;
}
