/** Taking posts and pictures out of Pinion: into files, and onto the clipboard. Nothing is read from a service for posts. */
import { serviceOf } from '../contract/account-ids.ts';
import type { Handlers } from '../contract/dispatch.ts';
import { type AppError, appError, fail, ok, type Result } from '../contract/errors.ts';
import { titles } from '../contract/messages/titles.ts';
import { timelineName } from '../contract/timeline-keys.ts';
import type { AccountView } from '../contract/views/accounts.ts';
import type { ExportProgressView, ExportSource } from '../contract/views/export.ts';
import type { AccountId, TimelineKey } from '../contract/views/ids.ts';
import type { EntryView, MediaView } from '../contract/views/posts.ts';
import { conversationEntries } from '../export/conversation.ts';
import { saveExportFile, writeWholeFile } from '../export/file.ts';
import { exportDialogOptions, safeFileName } from '../export/file-name.ts';
import type { SavedEntry } from '../export/format.ts';
import { entryJson } from '../export/record.ts';
import type { MediaHandler, Shell } from '../shell/shell.ts';
import type { Cache } from '../timelines/cache/port.ts';
import { openConversation } from '../timelines/conversation/conversation.ts';
import { openLists } from '../timelines/people/lists.ts';
import { entriesBelow } from '../timelines/rows.ts';
import { searchStored } from '../timelines/search/search.ts';
import { traitsOf } from '../timelines/traits.ts';
import { dayStart, type Known, plainRow } from './library.ts';
import type { PageAddress } from './page-views.ts';
import type { Reading } from './reading.ts';

type Answered = 'export.save' | 'export.cancel' | 'post.data' | 'post.copyData' | 'post.saveMedia';

export interface TakingOutPorts {
  reading: Reading;
  shell: Pick<Shell, 'saveDialog' | 'copyText'>;
  media: MediaHandler;
  /** Addresses that `media` understands. */
  pageAddress: PageAddress;
  known: Known;
  onProgress(progress: ExportProgressView): void;
}

/** Entries read from the cache at a time, so that the window stays alive between them. */
const batch = 200;
/** More than anybody keeps; only bounds a count. */
const countless = 10_000_000;
const mostResults = 100_000;

interface Taken {
  title: string;
  total: number;
  entries: Iterable<SavedEntry>;
}

/** Told when posts that were counted cannot be read any more; null when they were erased meanwhile. */
type OnMissing = (error: AppError | null) => void;

function titleOfTimeline(cache: Cache, account: AccountView, timeline: TimelineKey): string {
  const own = `@${account.username}`;
  const handleOf = (userId: string): string => {
    const username = userId === account.userId ? account.username : cache.user({ userId })?.username;
    return username === undefined ? titles.user(userId) : `@${username}`;
  };
  switch (timeline.kind) {
    case 'home':
    case 'mentions':
    case 'bookmarks':
      return titles[timeline.kind](own);
    case 'user':
      return titles.posts(handleOf(timeline.userId));
    case 'likes':
      return titles.likes(handleOf(timeline.userId));
    case 'list': {
      const { owned, followed } = openLists(cache);
      const list = [...owned, ...followed].find(({ id }) => id === timeline.listId);
      return list ? titles.namedList(list.name) : titles.list(timeline.listId);
    }
    case 'search':
      return titles.searchOnX(timeline.query);
  }
}

export function createTakingOut(ports: TakingOutPorts): Pick<Handlers, Answered> {
  const { reading, shell, media, pageAddress, known, onProgress } = ports;
  let saving: { accountId: AccountId; controller: AbortController } | null = null;

  function* timelineEntries(
    accountId: AccountId,
    timeline: TimelineKey,
    { total, onMissing }: { total: number; onMissing: OnMissing },
  ): Generator<SavedEntry> {
    const read = { name: timelineName(timeline), traits: traitsOf(timeline) };
    let below: string | null = null;
    let taken = 0;
    do {
      const from: string | null = below;
      const page: Result<SavedEntry[]> = reading.withCache(accountId, (cache) =>
        entriesBelow({ cache, ...read }, from, batch),
      );
      if (!page.ok) return onMissing(page.error);
      yield* page.value;
      taken += page.value.length;
      below = page.value.at(-1)?.id ?? null;
    } while (below !== null);
    // Nothing else ever takes an entry away: erasing, or a damaged cache that was replaced.
    if (taken < total) onMissing(null);
  }

  function take(account: AccountView, source: ExportSource, onMissing: OnMissing): Result<Taken> {
    return reading.withCache(account.id, (cache): Taken => {
      switch (source.kind) {
        case 'timeline': {
          const total = cache.countAbove(timelineName(source.timeline), null, countless);
          const title = titleOfTimeline(cache, account, source.timeline);
          return { title, total, entries: timelineEntries(account.id, source.timeline, { total, onMissing }) };
        }
        case 'search': {
          const found = searchStored(cache, source.text, mostResults, { dayStart, row: plainRow });
          const entries = found.rows.map(({ entry }) => entry);
          return { title: titles.search(source.text), total: entries.length, entries };
        }
        case 'conversation': {
          const { ancestors, post, replies } = openConversation(cache, source.postId, { row: plainRow });
          const entries = conversationEntries([...ancestors, post, ...replies.map(({ row }) => row)]);
          const author = post.kind === 'post' ? post.entry.post?.author : undefined;
          const title = author ? titles.conversation(`@${author.username}`) : titles.anyConversation;
          return { title, total: entries.length, entries };
        }
      }
    });
  }

  const entryOf = (accountId: AccountId, entryId: string): Result<EntryView> => {
    const found = reading.withCache(accountId, (cache) => cache.find(entryId));
    if (!found.ok) return found;
    return found.value === null ? fail(appError('post-not-kept')) : ok(found.value);
  };
  const dataOf = (accountId: AccountId, entryId: string): Result<{ json: string }> => {
    const entry = entryOf(accountId, entryId);
    return entry.ok ? ok({ json: entryJson(entry.value) }) : entry;
  };

  async function saveMedia(accountId: AccountId, item: MediaView, author: string): Promise<Result<{ saved: boolean }>> {
    const upstream = item.source ?? item.preview;
    const address = upstream && pageAddress(serviceOf(accountId), upstream);
    if (!upstream || !address) return fail(appError('media-refused'));
    const picture = item.kind === 'photo' || item.source === null;
    const response = await media({ url: address, range: null, signal: new AbortController().signal });
    if (!response.ok || !response.body) return fail(appError('media-refused', { kind: 'retry' }));
    const [, subtype = ''] = (response.headers.get('content-type') ?? '').split(/[/;]/);
    const extension = subtype === 'jpeg' ? 'jpg' : /^[a-z0-9]{2,4}$/.test(subtype) ? subtype : picture ? 'png' : 'mp4';
    const target = await shell.saveDialog({
      suggestedName: safeFileName(`${author} ${item.key}`, extension),
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    });
    if (target === null) {
      await response.body.cancel();
      return ok({ saved: false });
    }
    const { body } = response;
    const written = await writeWholeFile(target, async (write) => {
      for await (const chunk of body) await write(chunk);
      return { keep: true };
    });
    return written.ok ? ok({ saved: true }) : written;
  }

  return {
    'export.save': ({ accountId, source, format }) =>
      known(accountId, async (account) => {
        if (saving) return fail(appError('export-running'));
        const controller = new AbortController();
        let missing: AppError | null = null;
        const onMissing: OnMissing = (error) => {
          missing = error;
          controller.abort();
        };
        const offered = take(account, source, onMissing);
        if (!offered.ok) return offered;
        if (offered.value.total === 0) return fail(appError('export-empty'));
        saving = { accountId, controller };
        try {
          const savedAt = new Date().toISOString();
          const dated = titles.dated(offered.value.title, savedAt.slice(0, 10));
          const path = await shell.saveDialog(exportDialogOptions(dated, format));
          if (path === null || controller.signal.aborted) return ok({ state: 'cancelled' });
          // Reading goes on while the dialog is open; what is there now is saved.
          const taken = take(account, source, onMissing);
          if (!taken.ok) return taken;
          const { title, total, entries } = taken.value;
          const saved = await saveExportFile({
            path,
            records: entries,
            total,
            format,
            title,
            savedAt,
            signal: controller.signal,
            onProgress: (done) => onProgress({ accountId, done, total }),
          });
          return missing === null ? saved : fail(missing);
        } finally {
          saving = null;
        }
      }),
    'export.cancel': ({ accountId }) => {
      if (saving?.accountId === accountId) saving.controller.abort();
      return ok(null);
    },
    'post.data': ({ accountId, entryId }) => known(accountId, () => dataOf(accountId, entryId)),
    'post.copyData': ({ accountId, entryId }) =>
      known(accountId, async () => {
        const data = dataOf(accountId, entryId);
        if (!data.ok) return data;
        await shell.copyText(data.value.json);
        return ok(null);
      }),
    'post.saveMedia': ({ accountId, entryId, mediaKey }) =>
      known(accountId, async () => {
        const entry = entryOf(accountId, entryId);
        if (!entry.ok) return entry;
        const { post } = entry.value;
        const quoted = post?.quote?.state === 'shown' ? post.quote.post : null;
        const owner = [post, quoted].find((candidate) => candidate?.media.some(({ key }) => key === mediaKey));
        const item = owner?.media.find(({ key }) => key === mediaKey);
        return owner && item ? saveMedia(accountId, item, owner.author.username) : fail(appError('post-not-kept'));
      }),
  };
}
