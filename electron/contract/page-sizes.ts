/**
 * How much one reading brings at most, where the person chose nothing else. Main reads so much, and the page says what
 * it costs before. X gives at most 100 posts in one answer.
 */
export const pageSizes = {
  /** Posts that a timeline begins with. */
  first: 20,
  /** Posts of a refresh; only new ones are asked for. */
  refresh: 100,
  /** Posts below the oldest one. */
  older: 20,
  /** Posts of a gap. */
  gap: 50,
  /** Replies of a conversation. */
  replies: 20,
  /** People of a list of people. */
  people: 50,
} as const;
