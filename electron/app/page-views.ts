/** What the page is given: stored views with the addresses of pictures replaced by those of the media proxy. */
import { serviceOf } from '../contract/account-ids.ts';
import { entryForPage, rowForPage, userForPage } from '../contract/media-addresses.ts';
import type { AccountView } from '../contract/views/accounts.ts';
import type { CatchUpView } from '../contract/views/catch-up.ts';
import type { ConversationRow, ConversationView } from '../contract/views/conversation.ts';
import type { FilterPreviewView } from '../contract/views/filters.ts';
import type { AccountId, ServiceId } from '../contract/views/ids.ts';
import type { ListsView, ListView } from '../contract/views/lists.ts';
import type { PeopleView, ProfileView } from '../contract/views/people.ts';
import type { EntryView, UserView } from '../contract/views/posts.ts';
import type { SearchView } from '../contract/views/search.ts';
import type { PostRowView, RowsView } from '../contract/views/timelines.ts';

/** @returns the address under which the page may load this one; null when it cannot be loaded now */
export type PageAddress = (service: ServiceId, upstream: string) => string | null;

export interface PageViews {
  account(view: AccountView): AccountView;
  rows(view: RowsView): RowsView;
  user(accountId: AccountId, user: UserView): UserView;
  profile(view: ProfileView): ProfileView;
  people(view: PeopleView): PeopleView;
  lists(view: ListsView): ListsView;
  conversation(view: ConversationView): ConversationView;
  search(view: SearchView): SearchView;
  preview(view: FilterPreviewView): FilterPreviewView;
  catchUp(view: CatchUpView): CatchUpView;
}

export function makePageViews(pageAddress: PageAddress): PageViews {
  const forAccount = (id: AccountId) => {
    const toPage = (address: string): string | null => pageAddress(serviceOf(id), address);
    const user = (view: UserView): UserView => userForPage(view, toPage);
    const entry = (view: EntryView): EntryView => entryForPage(view, toPage);
    const post = (row: PostRowView): PostRowView => ({ ...row, entry: entry(row.entry) });
    const inConversation = (row: ConversationRow): ConversationRow => (row.kind === 'post' ? post(row) : row);
    const list = (view: ListView): ListView => ({ ...view, owner: view.owner && user(view.owner) });
    return { toPage, user, entry, post, inConversation, list };
  };
  return {
    account: (view) => ({ ...view, avatar: view.avatar && pageAddress(view.service, view.avatar) }),
    rows(view) {
      const { toPage } = forAccount(view.accountId);
      return { ...view, rows: view.rows.map((row) => rowForPage(row, toPage)) };
    },
    user: (accountId, user) => forAccount(accountId).user(user),
    profile: (view) => ({ ...view, user: forAccount(view.accountId).user(view.user) }),
    people: (view) => ({ ...view, users: view.users.map(forAccount(view.accountId).user) }),
    lists(view) {
      const { list } = forAccount(view.accountId);
      return { ...view, owned: view.owned.map(list), followed: view.followed.map(list) };
    },
    conversation(view) {
      const { inConversation, post } = forAccount(view.accountId);
      return {
        ...view,
        ancestors: view.ancestors.map(inConversation),
        post: inConversation(view.post),
        replies: view.replies.map((reply) => ({ ...reply, row: post(reply.row) })),
      };
    },
    search: (view) => ({ ...view, rows: view.rows.map(forAccount(view.accountId).post) }),
    preview: (view) => ({ ...view, samples: view.samples.map(forAccount(view.accountId).entry) }),
    catchUp(view) {
      const { user, post } = forAccount(view.accountId);
      return {
        ...view,
        groups: view.groups.map((group) => ({ ...group, author: user(group.author), rows: group.rows.map(post) })),
      };
    },
  };
}
