/** Links, mentions and tags of v1.1 as those of v2. Positions count the same: code points of the escaped text. */
import { countOf, filledTextOf, type JsonObject, listOf, objectOf, objectsOf, textOf } from '../answers/json.ts';
import { idOfV1 } from './ids.ts';

/** @returns nothing when the positions are no numbers; such an entity cannot be placed */
function span(entity: JsonObject): { start?: number; end?: number } {
  const [start, end] = listOf(entity['indices']).map(countOf);
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : {};
}

const link = (entity: JsonObject): JsonObject => ({
  ...span(entity),
  url: entity['url'],
  expanded_url: entity['expanded_url'],
  display_url: entity['display_url'],
});

/**
 * The address of a quoted post, where the text holds it but the list of links does not.
 * @param permalink `quoted_status_permalink`
 */
function quoteLink(text: string, permalink: JsonObject | null, links: readonly JsonObject[]): JsonObject[] {
  const url = filledTextOf(permalink?.['url']);
  const at = url === null ? -1 : text.lastIndexOf(url);
  if (url === null || at < 0 || links.some((each) => each['url'] === url)) return [];
  const start = Array.from(text.slice(0, at)).length;
  const end = start + Array.from(url).length;
  return [{ start, end, url, expanded_url: permalink?.['expanded'], display_url: permalink?.['display'] }];
}

/**
 * Entities in the form of v2.
 * @param entities `urls`, `user_mentions`, `hashtags` and `symbols`
 * @param media pictures and videos, whose links v2 lists among the others
 */
export function entitiesAsV2(
  entities: JsonObject | null,
  {
    text = '',
    media = [],
    permalink = null,
  }: { text?: string; media?: readonly JsonObject[]; permalink?: JsonObject | null } = {},
): JsonObject {
  const links = [
    ...objectsOf(entities?.['urls']).map(link),
    ...media.map((medium) => ({ ...link(medium), media_key: idOfV1(medium) })),
  ];
  return {
    urls: [...links, ...quoteLink(text, permalink, links)],
    mentions: objectsOf(entities?.['user_mentions']).map((mention) => ({
      ...span(mention),
      username: textOf(mention['screen_name']),
      id: idOfV1(mention),
    })),
    hashtags: objectsOf(entities?.['hashtags']).map((tag) => ({ ...span(tag), tag: tag['text'] })),
    cashtags: objectsOf(entities?.['symbols']).map((tag) => ({ ...span(tag), tag: tag['text'] })),
  };
}

/** The entities of one field of a user, such as its description. */
export const fieldEntities = (user: JsonObject, field: string): JsonObject | null =>
  objectOf(objectOf(user['entities'])?.[field]);
