/** A post's text: which of its texts is shown, and which of its links stand for something that is shown anyway. */
import type { PostId } from '../../contract/views/ids.ts';
import type { Segment } from '../../contract/views/posts.ts';
import { segmentsOf, type TextEntity, unescapeText } from '../text/segments.ts';
import { countOf, either, filledTextOf, idOf, type JsonObject, objectOf, objectsOf, textOf } from './json.ts';

/** What is shown below the text, so that its links need not be. */
export interface ShownBeside {
  mediaKeys: ReadonlySet<string>;
  quotedId: PostId | null;
}

/** Text and entities that belong together: those of the long form where there is one, as `text` is cut then. */
export function fullText(post: JsonObject): { text: string; entities: JsonObject | null } {
  const note = objectOf(either(post, 'note_tweet', 'note_post'));
  const noteText = filledTextOf(note?.['text']);
  const entities = objectOf(post['entities']);
  return noteText === null
    ? { text: textOf(post['text']) ?? '', entities }
    : // Entities of the cut text still help where the long form has none: positions are checked anyway.
      { text: noteText, entities: objectOf(note?.['entities']) ?? entities };
}

/** Tells whether an address is that of a post. */
export const leadsToPost = (address: string, id: PostId): boolean =>
  new RegExp(`/status(?:es)?/${id}/?(?:[?#].*)?$`).test(address);

/** X writes these addresses for pictures and videos of the post itself. */
const MEDIA_ADDRESS = /^pic\.(?:x|twitter)\.com\//i;

function isShownMedia(link: JsonObject, { mediaKeys }: ShownBeside): boolean {
  const key = textOf(link['media_key']);
  if (key !== null) return mediaKeys.has(key);
  return mediaKeys.size > 0 && MEDIA_ADDRESS.test(textOf(link['display_url']) ?? '');
}

/** The addresses of links that need not be shown. */
function hiddenLinks(links: readonly JsonObject[], beside: ShownBeside): Set<JsonObject> {
  const hidden = new Set<JsonObject>();
  for (const link of links) {
    // Several pictures share one link: it goes only when all of them are shown.
    const sharing = links.filter((other) => other['url'] === link['url']);
    if (sharing.every((other) => isShownMedia(other, beside))) hidden.add(link);
  }
  const { quotedId } = beside;
  if (quotedId !== null) {
    // Only the last one was added by quoting; the same address earlier in the text was typed.
    const quote = links.findLast((link) => leadsToPost(textOf(link['expanded_url']) ?? '', quotedId));
    if (quote) hidden.add(quote);
  }
  return hidden;
}

function linkEntities(links: readonly JsonObject[], beside: ShownBeside): TextEntity[] {
  const hidden = hiddenLinks(links, beside);
  return links.flatMap((link): TextEntity[] => {
    const span = spanOf(link);
    const url = filledTextOf(link['url']);
    if (span === null || url === null) return [];
    if (hidden.has(link)) return [{ ...span, kind: 'hidden', url }];
    const display = filledTextOf(link['display_url']) ?? '';
    const expanded = filledTextOf(link['expanded_url']) ?? filledTextOf(link['unwound_url']) ?? '';
    return [{ ...span, kind: 'link', url, display, expanded }];
  });
}

function spanOf(entity: JsonObject): { start: number; end: number } | null {
  const start = countOf(entity['start']);
  const end = countOf(entity['end']);
  return start === null || end === null ? null : { start, end };
}

/** Entities that consist of a sign and a word. */
function wordEntities(
  list: unknown,
  key: string,
  make: (word: string, entity: JsonObject) => WordEntity,
): TextEntity[] {
  return objectsOf(list).flatMap((entity) => {
    const span = spanOf(entity);
    const word = filledTextOf(entity[key]);
    return span === null || word === null ? [] : [{ ...span, ...make(word, entity) }];
  });
}

type WordEntity =
  | { kind: 'mention'; username: string; userId: string | null }
  | { kind: 'hashtag'; tag: string }
  | { kind: 'cashtag'; tag: string };

/**
 * A text with what X says about its parts.
 * @param entities `urls`, `mentions`, `hashtags` and `cashtags`
 */
function linkedText(text: string, entities: JsonObject | null, beside: ShownBeside): Segment[] {
  return segmentsOf(text, [
    ...linkEntities(objectsOf(entities?.['urls']), beside),
    ...wordEntities(entities?.['mentions'], 'username', (username, { id }) => {
      return { kind: 'mention', username, userId: idOf(id) };
    }),
    ...wordEntities(entities?.['hashtags'], 'tag', (tag) => ({ kind: 'hashtag', tag })),
    ...wordEntities(entities?.['cashtags'], 'tag', (tag) => ({ kind: 'cashtag', tag })),
  ]);
}

/**
 * The text of a post as segments.
 *
 * `display_text_range` is not applied: it would cut the names at the start of a reply, of which the reply line shows
 * one at most, and trailing links even when what they lead to is not shown. So every character stays, except the links
 * to media and quoted posts that are shown beside the text.
 */
export function postSegments(post: JsonObject, beside: ShownBeside): Segment[] {
  const { text, entities } = fullText(post);
  return linkedText(text, entities, beside);
}

/**
 * A name, a place or the like, which has no links. Older answers escape these too.
 * @returns null when there is nothing to show
 */
export function plainText(value: unknown): string | null {
  const text = filledTextOf(value);
  return text === null ? null : unescapeText(text);
}

const NOTHING: ShownBeside = { mediaKeys: new Set(), quotedId: null };

/** What users say about themselves, as segments. @param entities those of the description */
export const descriptionSegments = (description: string, entities: JsonObject | null): Segment[] =>
  linkedText(description, entities, NOTHING);
