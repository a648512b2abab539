/** The query language of v1.1's search, for queries that were written for v2. */

/** Operators that have another name. Those that filter stand for "filter:" and this word. */
const FILTERS: Readonly<Record<string, string>> = {
  'is:retweet': 'retweets',
  'is:reply': 'replies',
  'is:quote': 'quote',
  'is:verified': 'verified',
  'has:media': 'media',
  'has:images': 'images',
  'has:videos': 'native_video',
  'has:video_link': 'native_video',
  'has:links': 'links',
};

/** Operators that both versions know by the same name. */
const SHARED: ReadonlySet<string> = new Set(['from', 'to', 'lang', 'url', 'filter', 'since', 'until']);

/** A phrase, or anything else between spaces and brackets. */
const PIECE = /-?"[^"]*"|[^\s()]+/g;

/**
 * Writes a query of v2 in the language of v1.1.
 * @returns null when it uses what v1.1 has no word for, such as conversations
 */
export function queryForV1(query: string): string | null {
  let untold = false;
  const written = query.replace(PIECE, (piece) => {
    const sign = piece.startsWith('-') ? '-' : '';
    const word = piece.slice(sign.length);
    const name = /^([a-z_]+):(?!\/\/)./i.exec(word)?.[1]?.toLowerCase();
    if (word.startsWith('"') || name === undefined || SHARED.has(name)) return piece;
    const filter = FILTERS[word.toLowerCase()];
    if (filter === undefined) untold = true;
    return `${sign}filter:${filter}`;
  });
  return untold ? null : written;
}
