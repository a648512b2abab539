/** What views are called. Pure. */
import { lookAroundTexts } from '../../electron/contract/messages/access.ts';
import { posts } from '../../electron/contract/messages/en.ts';
import { viewTitles } from '../../electron/contract/messages/frame.ts';
import { titles } from '../../electron/contract/messages/titles.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { ExportSource } from '../../electron/contract/views/export.ts';
import type { TimelineKey } from '../../electron/contract/views/ids.ts';
import { accountHandle } from '../accounts/account-name.ts';
import { userTimeline } from '../people/user-posts-timeline.ts';
import type { View } from '../ui/navigation.tsx';

/** The title of a view, as its column shows it. */
export function viewTitle(view: View, account: AccountView): string {
  switch (view.kind) {
    case 'timeline':
      return timelineTitle(view.timeline, view.title, account);
    case 'user':
      return viewTitles.user(posts.handle(view.username));
    case 'people':
      return viewTitles[view.people.kind](posts.handle(view.username));
    case 'lists':
      return viewTitles.lists;
    case 'search':
      return view.text === '' ? viewTitles.search : viewTitles.searchFor(view.text);
    case 'conversation':
      return viewTitles.conversation;
    case 'catch-up':
      return viewTitles.catchUp;
    case 'look-around':
      return lookAroundTexts.place;
  }
}

function timelineTitle(timeline: TimelineKey, title: string | undefined, account: AccountView): string {
  switch (timeline.kind) {
    case 'home':
      return viewTitles.home;
    case 'mentions':
      return viewTitles.mentions;
    case 'bookmarks':
      return viewTitles.bookmarks;
    case 'likes':
      return timeline.userId === account.userId ? viewTitles.likes : (title ?? viewTitles.likesOfAnother);
    case 'user':
      return title ?? viewTitles.userTimeline;
    case 'list':
      // Without a user there are no lists that a name could be taken from.
      return title ?? (account.userId === null ? titles.list(timeline.listId) : viewTitles.list);
    case 'search':
      return account.service === 'x'
        ? viewTitles.searchAtX(timeline.query)
        : viewTitles.searchAtPractice(timeline.query);
  }
}

/**
 * The timeline behind a view, which its status, filters and prices belong to; null when there is none.
 * @param spot what the view kept: the choices about a user's posts are there
 */
export function timelineOf(view: View, spot: unknown = null): TimelineKey | null {
  if (view.kind === 'timeline' || view.kind === 'catch-up') return view.timeline;
  return view.kind === 'user' ? userTimeline(view.userId, spot) : null;
}

/**
 * What of a view can be saved to a file, and what that is called; null where the view itself offers it, or nothing.
 * @param spot what the view kept: the choices about a user's posts are there
 */
export function exportOf(
  view: View,
  account: AccountView,
  spot: unknown = null,
): { source: ExportSource; title: string } | null {
  const handle = accountHandle(account);
  if (view.kind === 'timeline') {
    return {
      source: { kind: 'timeline', timeline: view.timeline },
      title: savedTitle(view.timeline, view.title, handle),
    };
  }
  if (view.kind === 'user') {
    const timeline = userTimeline(view.userId, spot);
    return { source: { kind: 'timeline', timeline }, title: titles.posts(posts.handle(view.username)) };
  }
  if (view.kind === 'search' && view.text !== '') {
    return { source: { kind: 'search', text: view.text }, title: titles.search(view.text) };
  }
  if (view.kind === 'conversation') {
    return { source: { kind: 'conversation', postId: view.postId }, title: titles.anyConversation };
  }
  return null;
}

function savedTitle(timeline: TimelineKey, title: string | undefined, handle: string): string {
  switch (timeline.kind) {
    case 'home':
      return titles.home(handle);
    case 'mentions':
      return titles.mentions(handle);
    case 'bookmarks':
      return titles.bookmarks(handle);
    case 'likes':
      return titles.likes(handle);
    case 'user':
      return titles.posts(titles.user(timeline.userId));
    case 'list':
      return title === undefined ? titles.list(timeline.listId) : titles.namedList(title);
    case 'search':
      return titles.searchOnX(timeline.query);
  }
}
