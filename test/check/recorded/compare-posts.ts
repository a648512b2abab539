/** Compares entries of a timeline with the posts that were recorded. */
import type { EntryView, MediaView, PostView, UnavailableReason } from '../../../electron/contract/views/posts.ts';
import { comparePerson } from './compare-people.ts';
import { compareText } from './compare-text.ts';
import { deviations } from './deviations.ts';
import type { RecordedEntity, RecordedMedium, RecordedPost, RecordedTarget } from './model.ts';

/** Told of every recorded post that was compared, and of everything that differs. */
export interface Findings {
  compared(post: RecordedPost): void;
  differs(what: string): void;
}

type ShownPost = Omit<PostView, 'quote'> & Partial<Pick<PostView, 'quote'>>;

const leadsTo = (address: string, id: string): boolean => new RegExp(`/status(?:es)?/${id}/?(?:[?#]|$)`).test(address);

/** Something of it can be seen. */
const isShowable = ({ picture, video }: RecordedMedium): boolean => picture !== null || video !== null;

/** The links that are not shown: those of pictures and videos that are, and the one that quoting added. */
function hiddenLinks({ entities, media }: RecordedPost, quotedId: string | null): Set<RecordedEntity> {
  const shown = new Set(media.filter(isShowable).map(({ key }) => key));
  const links = entities.filter(({ kind }) => kind === 'link');
  const isMedia = ({ mediaKey, display }: RecordedEntity): boolean =>
    mediaKey === null ? shown.size > 0 && /^pic\.(?:x|twitter)\.com\//i.test(display) : shown.has(mediaKey);
  const hidden = links.filter(({ written }) => links.every((link) => link.written !== written || isMedia(link)));
  const quote = quotedId === null ? undefined : links.findLast(({ expanded }) => leadsTo(expanded, quotedId));
  return new Set([...hidden, ...(quote ? [quote] : [])]);
}

const mediumRow = ({
  kind,
  picture,
  video,
  alt,
  width,
  height,
  durationMs,
}: RecordedMedium): Omit<MediaView, 'key'> => {
  const addresses = kind === 'photo' ? { source: picture, preview: null } : { source: video, preview: picture };
  return { kind, ...addresses, width, height, alt, durationMs };
};

function compareMedia(recorded: RecordedMedium[], shown: readonly MediaView[], { differs }: Findings): void {
  const expected = recorded.filter(isShowable);
  for (const medium of expected) {
    const { kind, key } = medium;
    const view = shown.find((each) => each.key === key);
    if (view === undefined) differs(`${kind} ${key} is lost`);
    else {
      const rows = Object.entries(mediumRow(medium)).map(
        ([name, value]) => [name, view[name as keyof MediaView], value] as const,
      );
      for (const problem of deviations(rows)) differs(`${kind} ${key}: ${problem}`);
    }
  }
  const keys = expected.map(({ key }) => key);
  for (const { key } of shown) if (!keys.includes(key)) differs(`media ${key} was not recorded`);
  const order = shown.map(({ key }) => key).filter((key) => keys.includes(key));
  if (order.length === keys.length && order.join() !== keys.join()) differs('media are out of order');
}

const isoTime = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

function compareHead(recorded: RecordedPost, shown: ShownPost, { differs }: Findings): void {
  const { id, author, poll, answers } = recorded;
  const place = author.username === null ? 'i/web' : author.username;
  const rows = deviations([
    ['id', shown.id, id],
    ['address', shown.url, `https://x.com/${place}/status/${id}`],
    ['time', shown.createdAt, isoTime(recorded.createdAt)],
    ['replied-to post', shown.replyTo?.postId ?? null, recorded.repliesTo],
    ...(answers === null ? [] : [['answered person', shown.replyTo?.userId, answers] as const]),
    ['poll', shown.poll && { options: shown.poll.options, open: shown.poll.open }, poll],
    ['counts', shown.counts, recorded.counts],
    ['sensitivity', shown.sensitive, recorded.sensitive],
    ['edit mark', shown.edited, recorded.edited],
    ['conversation', shown.conversationId, recorded.conversationId],
  ]);
  for (const problem of rows) differs(problem);
  for (const problem of comparePerson(author, shown.author)) differs(`author: ${problem}`);
}

/** What stands in a target's place: itself, the reason why it is not there, or nothing. */
function expectedState(target: RecordedTarget): 'shown' | 'untold' | UnavailableReason {
  if (target.state !== 'present') return target.state;
  return target.post()?.withheld ? 'withheld' : 'shown';
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
  const reason = state === 'untold' ? 'unknown' : state;
  const isLinked = shown.segments.some((segment) => segment.kind === 'link' && leadsTo(segment.title, quote.id));
  const isSaid = view?.state === 'unavailable' && view.id === quote.id && view.reason === reason;
  if (!isSaid && (view !== null || state !== 'untold' || !isLinked)) {
    differs(`nothing tells of quoted post ${quote.id} that it is not there (${reason})`);
  }
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
  const { repost } = recorded;
  const state = repost === null ? 'untold' : expectedState(repost);
  const target = state === 'shown' ? (repost?.post() ?? null) : null;
  const isRepost = state !== 'untold';
  for (const problem of deviations([
    ['id', entry.id, recorded.id],
    ['time of the entry', entry.createdAt, isoTime(recorded.createdAt)],
  ])) {
    differs(problem);
  }
  if (isRepost) {
    findings.compared(unshown(recorded));
    if (entry.repostedBy === null) differs('who reposted it is lost');
    else for (const problem of comparePerson(recorded.author, entry.repostedBy)) differs(`who reposted it: ${problem}`);
  } else if (entry.repostedBy !== null) differs('a repost that was not recorded');
  const reason = !isRepost ? (recorded.withheld ? 'withheld' : null) : target === null ? state : null;
  if (reason !== null) {
    if (!isRepost) findings.compared(unshown(recorded));
    if (entry.post !== null) differs('is shown, although it cannot be');
    else if (entry.unavailable !== reason) differs(`is not shown for being ${entry.unavailable}, recorded ${reason}`);
  } else if (entry.post === null || entry.unavailable !== null) differs('is lost');
  else comparePost(target ?? recorded, entry.post, findings, { isQuoted: false });
}
