/**
 * The contract: one map of calls (page asks, main answers) and one of events (main tells). Preload, both shells and
 * the page take their types from here. To add a call: a schema in `callSchemas`, an answer in `CallAnswers`, and a
 * handler in `app.ts`; the compiler points at everything that is missing.
 */
import { z } from 'zod';
import type { AppError } from './errors.ts';
import type { ColumnView } from './views/accounts.ts';
import type { AppView, ProxyChoice } from './views/app.ts';
import type { CatchUpView } from './views/catch-up.ts';
import type { ConversationView } from './views/conversation.ts';
import type { ExportProgressView, ExportView } from './views/export.ts';
import type { FilterPreviewView, FilterRule, FilterView } from './views/filters.ts';
import type { HealthView } from './views/health.ts';
import type { AccountId, PostId, TimelineKey } from './views/ids.ts';
import type { AppKeyView, KeyImportView } from './views/keys.ts';
import type { Asked, LimitsView } from './views/limits.ts';
import type { ListsView } from './views/lists.ts';
import type { PeopleView, ProfileView } from './views/people.ts';
import type { UserView } from './views/posts.ts';
import type { SearchView } from './views/search.ts';
import type { SignInView } from './views/sign-in.ts';
import type { SpendingView } from './views/spending.ts';
import type { RowsView, TimelineStatusView, TimelineView } from './views/timelines.ts';

const userId = z.string().regex(/^[0-9]{1,19}$/);
/** Also what is kept of limits is checked with it. */
export const accountIdSchema = z
  .string()
  .regex(/^(x|practice):([0-9]{1,19}|app-[0-9a-f]{1,64})$/)
  .transform((value) => value as AccountId);
const accountId = accountIdSchema;
const serviceId = z.enum(['x', 'practice']);
const postId = z.string().regex(/^[0-9]{1,19}$/);
const localId = z.string().min(1).max(64);
const secretText = z.string().max(512);
const username = z.string().regex(/^[A-Za-z0-9_]{1,15}$/);
const searchText = z.string().max(512);
const userTimeline = z.strictObject({ kind: z.literal('user'), userId, replies: z.boolean(), reposts: z.boolean() });
const listTimeline = z.strictObject({ kind: z.literal('list'), listId: userId });
/** Also what is kept on disk is checked with these three. */
export const timelineSchema: z.ZodType<TimelineKey> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('home') }),
  z.strictObject({ kind: z.literal('mentions') }),
  userTimeline,
  z.strictObject({ kind: z.literal('likes'), userId }),
  z.strictObject({ kind: z.literal('bookmarks') }),
  listTimeline,
  z.strictObject({ kind: z.literal('search'), query: searchText.min(1) }),
]);
const columnName = z.string().min(1).max(100);
export const columnSchema: z.ZodType<ColumnView> = z.union([
  timelineSchema,
  userTimeline.extend({ name: columnName }),
  listTimeline.extend({ name: columnName }),
]);
/** Also what is kept of limits is checked with it. */
export const askedSchema: z.ZodType<Asked> = z.enum([
  'home',
  'mentions',
  'user',
  'likes',
  'bookmarks',
  'list',
  'search',
  'posts',
  'profile',
  'profile-by-name',
  'following',
  'followers',
  'owned-lists',
  'followed-lists',
  'me',
  'write',
]);
const people = z.strictObject({ kind: z.enum(['following', 'followers']), userId });
export const filterRuleSchema: z.ZodType<FilterRule, unknown> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('word'), word: z.string().trim().min(1).max(100) }),
  z.strictObject({ kind: z.literal('person'), username, userId: userId.nullable() }),
  z.strictObject({ kind: z.literal('hashtag'), tag: z.string().trim().min(1).max(100) }),
  z.strictObject({ kind: z.literal('reposts-of'), username, userId: userId.nullable() }),
  z.strictObject({ kind: z.literal('only-media'), timeline: timelineSchema }),
]);
const exportSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('timeline'), timeline: timelineSchema }),
  z.strictObject({ kind: z.literal('search'), text: searchText }),
  z.strictObject({ kind: z.literal('conversation'), postId }),
]);
const importId = localId;
const keyName = z.string().max(60);
export const proxySchema: z.ZodType<ProxyChoice> = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('system') }),
  z.strictObject({ mode: z.literal('manual'), address: z.string().max(300) }),
]);
/** How many posts to read at once: one page, or several. */
const posts = z.number().int().min(5).max(500);
const anchor = z.strictObject({ postId, offset: z.number().min(-100_000).max(100_000) });
const nothing = z.undefined();

/** Call name → schema of its one argument. */
export const callSchemas = {
  'app.view': nothing,
  'app.dismissNotice': z.strictObject({ noticeId: localId }),
  'app.setTheme': z.strictObject({ theme: z.enum(['system', 'light', 'dark']) }),
  'app.setDailyCap': z.strictObject({ posts: z.number().int().min(0).max(100_000) }),
  'app.setTextScale': z.strictObject({ percent: z.number().int().min(80).max(200) }),
  'app.setRetries': z.strictObject({
    times: z.number().int().min(0).max(4),
    delaySeconds: z.number().int().min(1).max(10),
  }),
  'app.setRefreshMinutes': z.strictObject({ minutes: z.number().int().min(0).max(240) }),
  /**
   * What is on show: the timelines in the columns, and whether the window can be seen. It goes before everything else,
   * and is what automatic refreshing refreshes.
   */
  'app.watch': z.strictObject({
    accountId: accountId.nullable(),
    timelines: z.array(timelineSchema).max(4),
    visible: z.boolean(),
  }),
  /** Copies what "Details" show of an error, to be sent to somebody who can help. */
  'app.copyErrorDetails': z.strictObject({
    code: localId,
    status: z.number().int().optional(),
    type: z.string().max(200).optional(),
    transactionId: z.string().max(200).optional(),
  }),

  'network.setProxy': z.strictObject({ proxy: proxySchema }),
  /** Tries to reach the service this way, without changing anything. */
  'network.testProxy': z.strictObject({ proxy: proxySchema }),

  'vault.choose': z.discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('passphrase'), passphrase: secretText }),
    z.strictObject({ mode: z.literal('session') }),
  ]),
  'vault.unlock': z.strictObject({ passphrase: secretText }),
  'vault.retryKeychain': nothing,
  'vault.startOver': nothing,

  'keys.save': z.strictObject({
    name: keyName.optional(),
    apiKey: secretText,
    apiKeySecret: secretText,
  }),
  'keys.remove': z.strictObject({ keyId: localId }),
  'keys.rename': z.strictObject({ keyId: localId, name: keyName }),
  /** Puts another API key pair in the place of this one; its accounts stay with it. */
  'keys.replace': z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('typed'), keyId: localId, apiKey: secretText, apiKeySecret: secretText }),
    z.strictObject({ from: z.literal('import'), keyId: localId, importId }),
  ]),
  'keys.setDialect': z.strictObject({ keyId: localId, dialect: z.enum(['automatic', 'v2', 'v1.1']) }),
  /** Looks for keys in a text (`name` when it came with a dropped file), a file that the person chooses, or the environment. */
  'keys.read': z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('text'), text: z.string().max(256 * 1024), name: z.string().max(255).optional() }),
    z.strictObject({ from: z.literal('file') }),
    z.strictObject({ from: z.literal('environment') }),
  ]),
  /** Saves the API key pair that was found. */
  'keys.saveImport': z.strictObject({ importId, name: keyName.optional() }),
  /** Deletes the plain file that the keys came from; asks where it is when that is not known. */
  'keys.deletePlainFile': z.strictObject({ importId }),
  'keys.forgetImport': z.strictObject({ importId }),

  'signIn.start': z.strictObject({ service: serviceId, keyId: localId.optional(), accountId: accountId.optional() }),
  'signIn.finish': z.strictObject({ pin: z.string().max(256) }),
  'signIn.openPage': nothing,
  'signIn.copyLink': nothing,
  'signIn.cancel': nothing,
  /** Adds the account that an access token belongs to, after asking the service whose it is. */
  'signIn.withToken': z.discriminatedUnion('from', [
    z.strictObject({
      from: z.literal('typed'),
      keyId: localId,
      accessToken: secretText,
      accessTokenSecret: secretText,
    }),
    z.strictObject({ from: z.literal('import'), keyId: localId, importId }),
  ]),
  /** Adds app-only access for an API key; for the practice service without one. */
  'signIn.appOnly': z.strictObject({ service: serviceId, keyId: localId.optional() }),

  'accounts.switch': z.strictObject({ accountId }),
  'accounts.remove': z.strictObject({ accountId, revoke: z.boolean() }),
  /** Erases everything that was read and arranged; the account stays signed in. */
  'accounts.eraseReading': z.strictObject({ accountId }),
  'accounts.setColumns': z.strictObject({ accountId, columns: z.array(columnSchema).max(4) }),
  'accounts.saveSearch': z.strictObject({ accountId, text: searchText.trim().min(1) }),
  'accounts.forgetSearch': z.strictObject({ accountId, text: searchText }),
  /** The person has read why the service refuses something. */
  'accounts.seenRefusals': z.strictObject({ accountId }),
  /** Shows again what was hidden because the service refused it. */
  'accounts.retryRefused': z.strictObject({ accountId }),

  /** `posts` is how many the first reading of a timeline brings, which opening it begins. */
  'timeline.open': z.strictObject({ accountId, timeline: timelineSchema, posts: posts.optional() }),
  'timeline.rows': z.strictObject({
    accountId,
    timeline: timelineSchema,
    beyond: z.strictObject({ rowId: localId, direction: z.enum(['newer', 'older']) }),
    limit: z.number().int().min(1).max(200),
  }),
  'timeline.refresh': z.strictObject({ accountId, timeline: timelineSchema, posts: posts.optional() }),
  'timeline.loadOlder': z.strictObject({ accountId, timeline: timelineSchema, posts: posts.optional() }),
  'timeline.fillGap': z.strictObject({
    accountId,
    timeline: timelineSchema,
    gapId: localId,
    from: z.enum(['newer', 'older']),
  }),
  'timeline.saveAnchor': z.strictObject({ accountId, timeline: timelineSchema, anchor: anchor.nullable() }),
  'timeline.cancel': z.strictObject({ accountId, timeline: timelineSchema }),
  /** Looks these stored posts up again: changed ones are shown as they are now, deleted ones vanish. */
  'timeline.recheck': z.strictObject({
    accountId,
    timeline: timelineSchema,
    entryIds: z.array(postId).min(1).max(100),
  }),

  'people.find': z.strictObject({ accountId, username }),
  /** `ask` reads the profile from the service; otherwise only what is known is answered. */
  'people.profile': z.strictObject({ accountId, userId, ask: z.boolean() }),
  'people.open': z.strictObject({ accountId, people }),
  /** The first page (anew), or the next one. */
  'people.read': z.strictObject({ accountId, people, page: z.enum(['first', 'next']) }),
  'lists.open': z.strictObject({ accountId }),
  'lists.read': z.strictObject({ accountId }),

  'conversation.open': z.strictObject({ accountId, postId }),
  'conversation.read': z.strictObject({ accountId, postId, part: z.enum(['ancestors', 'replies']) }),

  'search.local': z.strictObject({ accountId, text: searchText, limit: z.number().int().min(1).max(500) }),

  'filters.preview': z.strictObject({ accountId, rule: filterRuleSchema }),
  /** A filter with the same rule is replaced. */
  'filters.save': z.strictObject({ accountId, rule: filterRuleSchema, until: z.iso.datetime().nullable() }),
  'filters.remove': z.strictObject({ accountId, filterId: localId }),

  'catchUp.open': z.strictObject({ accountId, timeline: timelineSchema }),
  /** Everything up to this post counts as read, and the place is there. */
  'catchUp.finish': z.strictObject({ accountId, timeline: timelineSchema, upTo: postId }),

  'export.save': z.strictObject({
    accountId,
    source: exportSource,
    format: z.enum(['csv', 'json', 'markdown', 'html']),
  }),
  'export.cancel': z.strictObject({ accountId }),
  /** The data of one stored entry as readable JSON. */
  'post.data': z.strictObject({ accountId, entryId: postId }),
  'post.copyData': z.strictObject({ accountId, entryId: postId }),
  'post.saveMedia': z.strictObject({ accountId, entryId: postId, mediaKey: z.string().max(64) }),
  'post.write': z.strictObject({ accountId, text: z.string().max(2_000) }),

  'limits.open': z.strictObject({ accountId }),
  /** Asks the service for all limits; only v1.1 can tell them. */
  'limits.read': z.strictObject({ accountId }),
  /** Ends what waits before it is sent (again). */
  'limits.stopWaiting': z.strictObject({ accountId, asked: askedSchema }),
  'usage.open': z.strictObject({ accountId }),
  /** Runs all checks anew; null where no account is there yet. */
  'health.run': z.strictObject({ accountId: accountId.nullable() }),
  'health.cancel': nothing,
  /** Copies the last report, without secrets. */
  'health.copyReport': nothing,

  'links.open': z.strictObject({ url: z.string().max(4096) }),
  'links.copy': z.strictObject({ url: z.string().max(4096) }),
} as const;

export type CallName = keyof typeof callSchemas;
export type CallArgument<Name extends CallName> = z.input<(typeof callSchemas)[Name]>;
export type ParsedArgument<Name extends CallName> = z.output<(typeof callSchemas)[Name]>;

/** Call name → value of a successful answer. Every answer is a `Result` of it. */
export interface CallAnswers extends Record<CallName, unknown> {
  'app.view': AppView;
  'app.dismissNotice': null;
  'app.setTheme': null;
  'app.setDailyCap': null;
  'app.setTextScale': null;
  'app.setRetries': null;
  'app.setRefreshMinutes': null;
  'app.watch': null;
  'app.copyErrorDetails': null;
  'network.setProxy': null;
  /** How long the answer took. */
  'network.testProxy': { milliseconds: number };
  'vault.choose': null;
  'vault.unlock': null;
  'vault.retryKeychain': null;
  'vault.startOver': null;
  'keys.save': AppKeyView;
  'keys.remove': null;
  'keys.rename': null;
  'keys.replace': null;
  'keys.setDialect': null;
  /** `found` is null when the person chose no file. */
  'keys.read': { found: KeyImportView | null };
  'keys.saveImport': AppKeyView;
  /** False when the person decided against it. */
  'keys.deletePlainFile': { deleted: boolean };
  'keys.forgetImport': null;
  'signIn.start': SignInView;
  'signIn.finish': SignInView;
  'signIn.openPage': SignInView;
  'signIn.copyLink': null;
  'signIn.cancel': null;
  'signIn.withToken': { accountId: AccountId; renewed: boolean };
  'signIn.appOnly': { accountId: AccountId; renewed: boolean };
  'accounts.switch': null;
  /** `revoke` tells whether the service confirmed the end of the access; null when that was not asked for. */
  'accounts.remove': { revoked: boolean | null; error: AppError | null };
  'accounts.eraseReading': null;
  'accounts.setColumns': null;
  'accounts.saveSearch': null;
  'accounts.forgetSearch': null;
  'accounts.seenRefusals': null;
  'accounts.retryRefused': null;
  'timeline.open': TimelineView;
  'timeline.rows': RowsView;
  'timeline.refresh': TimelineStatusView;
  'timeline.loadOlder': TimelineStatusView;
  'timeline.fillGap': TimelineStatusView;
  'timeline.saveAnchor': null;
  'timeline.cancel': null;
  'timeline.recheck': { changed: number; gone: number };
  /** Free when the account has read a post of this user before. */
  'people.find': UserView;
  'people.profile': ProfileView;
  'people.open': PeopleView;
  'people.read': PeopleView;
  'lists.open': ListsView;
  'lists.read': ListsView;
  /** From what is stored; nothing is read from the service. */
  'conversation.open': ConversationView;
  'conversation.read': ConversationView;
  'search.local': SearchView;
  'filters.preview': FilterPreviewView;
  'filters.save': FilterView;
  'filters.remove': null;
  'catchUp.open': CatchUpView;
  'catchUp.finish': null;
  'export.save': ExportView;
  'export.cancel': null;
  'post.data': { json: string };
  'post.copyData': null;
  'post.saveMedia': { saved: boolean };
  'post.write': { postId: PostId; url: string };
  'limits.open': LimitsView;
  'limits.read': LimitsView;
  'limits.stopWaiting': null;
  'usage.open': SpendingView;
  'health.run': HealthView;
  'health.cancel': null;
  'health.copyReport': null;
  'links.open': null;
  'links.copy': null;
}

/** Event name → payload. */
export interface Events {
  'app.changed': AppView;
  'timeline.changed': TimelineStatusView;
  'export.progress': ExportProgressView;
  'limits.changed': LimitsView;
  'health.changed': HealthView;
  /** A menu item or its shortcut was used. */
  'menu.chosen': { command: MenuCommand };
}

export type EventName = keyof Events;

/** What the menu, and the keys that do the same, can ask of the page. */
export type MenuCommand =
  | 'refresh'
  | 'add-account'
  | 'show-home'
  | 'show-mentions'
  | 'show-likes'
  | 'show-lists'
  | 'show-search'
  | 'show-own-posts'
  | 'show-catch-up'
  | 'show-filters'
  | 'open-user'
  | 'add-column'
  | 'close-column'
  | 'write-post'
  | 'export'
  | 'go-back'
  | 'go-forward'
  | 'next-post'
  | 'previous-post'
  | 'open-conversation'
  | 'open-on-x'
  | 'open-author'
  | 'jump-to-top'
  | 'next-account'
  | 'previous-account'
  | 'larger-text'
  | 'smaller-text'
  | 'normal-text'
  | 'show-settings'
  | 'show-usage'
  | 'show-limits'
  | 'check-setup'
  | 'show-shortcuts';
