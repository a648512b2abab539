/** Compares entries of a timeline with the posts that were recorded. */
import type { EntryView, MediaView, PostView } from '../../../electron/contract/views.ts';
import { compareText } from './compare-text.ts';
import type { RecordedEntity, RecordedMedium, RecordedPost, RecordedTarget } from './model.ts';
import { excerpt } from './raw.ts';

/** Told of every recorded post that was compared, and of everything that differs. */
export interface Findings {
  compared(post: RecordedPost): void;
  differs(what: string): void;
}

type ShownPost = Omit<PostView, 'quote'> & Partial<Pick<PostView, 'quote'>>;

const leadsTo = (address: string, id: string): boolean => new RegExp(`/status(?:es)?/${id}/?(?:[?#]|$)`).test(address);

/** The links that are not shown: those of pictures and videos that are, and the one that quoting added. */
function hiddenLinks({ entities, media }: RecordedPost, quotedId: string | null): Set<RecordedEntity> {
  const shown = new Set(media.filter(({ showable }) => showable).map(({ key }) => key));
  const links = entities.filter(({ kind }) => kind === 'link');
  const isMedia = ({ mediaKey, display }: RecordedEntity): boolean =>
    mediaKey === null ? shown.size > 0 && /^pic\.(?:x|twitter)\.com\//i.test(display) : shown.has(mediaKey);
  const hidden = links.filter(({ written }) => links.every((link) => link.written !== written || isMedia(link)));
  const quote = quotedId === null ? undefined : links.findLast(({ expanded }) => leadsTo(expanded, quotedId));
  return new Set([...hidden, ...(quote ? [quote] : [])]);
}

function compareMedia(recorded: RecordedMedium[], shown: readonly MediaView[], { differs }: Findings): void {
  const expected = recorded.filter(({ showable }) => showable);
  for (const { key, kind, picture } of expected) {
    const view = shown.find((each) => each.key === key);
    const shownPicture = kind === 'photo' ? view?.source : view?.preview;
    if (view === undefined) differs(`${kind} ${key} is lost`);
    else if (view.kind !== kind) differs(`${kind} ${key} is shown as ${view.kind}`);
    else if ((shownPicture ?? null) !== null && shownPicture !== picture) differs(`${kind} ${key} has another picture`);
    else if (kind === 'photo' && view.source === null) differs(`${kind} ${key} has no picture`);
  }
  const keys = new Set(expected.map(({ key }) => key));
  for (const { key } of shown) if (!keys.has(key)) differs(`media ${key} was not recorded`);
}

function compareHead(recorded: RecordedPost, shown: ShownPost, { differs }: Findings): void {
  const same = (what: string, value: unknown, expected: unknown): void => {
    if (expected !== null && value !== expected)
      differs(`${what} is "${excerpt(value)}", recorded "${excerpt(expected)}"`);
  };
  same('id', shown.id, recorded.id);
  same('author id', shown.author.id, recorded.author.id);
  same('author', shown.author.username, recorded.author.username);
  same('author name', shown.author.name, recorded.author.username === null ? null : recorded.author.name);
  same('time', shown.createdAt, recorded.createdAt === null ? null : new Date(recorded.createdAt).toISOString());
  same('replied-to post', shown.replyTo?.postId, recorded.repliesTo);
  same(
    'poll',
    JSON.stringify(shown.poll?.options.map(({ label }) => label)),
    recorded.poll && JSON.stringify(recorded.poll),
  );
}

/** What a target's state on screen has to be. */
function expectedState(target: RecordedTarget): 'shown' | 'unavailable' | 'untold' {
  if (target.state === 'missing') return 'unavailable';
  if (target.state === 'untold') return 'untold';
  return target.post()?.withheld ? 'unavailable' : 'shown';
}

/** @returns the id of the quoted post that is shown */
function compareQuote({ quote }: RecordedPost, shown: ShownPost, findings: Findings): string | null {
  const { differs } = findings;
  const view = shown.quote ?? null;
  if (quote === null) {
    if (view !== null) differs('a quoted post that was not recorded');
    return null;
  }
  const state = expectedState(quote);
  const inner = quote.post();
  if (state === 'shown' && inner) {
    if (view?.state === 'shown') comparePost(inner, view.post, findings, { isQuoted: true });
    else differs(`quoted post ${quote.id} is lost`);
    return quote.id;
  }
  const isLinked = shown.segments.some((segment) => segment.kind === 'link' && leadsTo(segment.title, quote.id));
  const isSaid = view?.state === 'unavailable' && view.id === quote.id;
  if (!isSaid && (state === 'unavailable' || !isLinked)) differs(`nothing tells of quoted post ${quote.id}`);
  return null;
}

function comparePost(
  recorded: RecordedPost,
  shown: ShownPost,
  findings: Findings,
  { isQuoted }: { isQuoted: boolean },
): void {
  findings.compared(recorded);
  compareHead(recorded, shown, findings);
  compareMedia(recorded.media, shown.media, findings);
  // What a quoted post quotes is not shown.
  const quotedId = isQuoted ? null : compareQuote(recorded, shown, findings);
  const hidden = hiddenLinks(recorded, quotedId);
  for (const problem of compareText(recorded, shown.segments, (entity) => hidden.has(entity))) {
    findings.differs(isQuoted ? `in quoted post ${recorded.id}: ${problem}` : problem);
  }
}

/** A post whose own text is not shown, so that its entities are not compared. */
const unshown = (post: RecordedPost): RecordedPost => ({ ...post, entities: [] });

/** Compares one entry with the post that was recorded in its place. */
export function compareEntry(recorded: RecordedPost, entry: EntryView, findings: Findings): void {
  const { differs } = findings;
  if (entry.id !== recorded.id) differs(`its id is ${entry.id}`);
  const { repost } = recorded;
  const state = repost === null ? 'untold' : expectedState(repost);
  const target = state === 'shown' ? (repost?.post() ?? null) : null;
  const isRepost = repost !== null && state !== 'untold';
  if (isRepost) {
    findings.compared(unshown(recorded));
    const { id, username } = recorded.author;
    if (entry.repostedBy === null || (id !== null && entry.repostedBy.id !== id)) differs('who reposted it is lost');
    else if (username !== null && entry.repostedBy.username !== username) differs('another person reposted it');
  }
  if (isRepost ? target === null : recorded.withheld) {
    if (!isRepost) findings.compared(unshown(recorded));
    if (entry.post !== null || entry.unavailable === null) differs('is shown, although it cannot be');
  } else if (entry.post === null) differs('is lost');
  else comparePost(target ?? recorded, entry.post, findings, { isQuoted: false });
}
