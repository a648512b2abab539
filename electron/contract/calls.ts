/**
 * The contract: one map of calls (page asks, main answers) and one of events (main tells). Preload, both shells and
 * the page take their types from here. To add a call: a schema in `callSchemas`, an answer in `CallAnswers`, and a
 * handler in `app.ts`; the compiler points at everything that is missing.
 */
import { z } from 'zod';
import type { AppError } from './errors.ts';
import type {
  AccountId,
  AppKeyView,
  AppView,
  RowsView,
  SignInView,
  TimelineKey,
  TimelineStatusView,
  TimelineView,
} from './views.ts';

const userId = z.string().regex(/^[0-9]{1,19}$/);
const accountId = z
  .string()
  .regex(/^(x|practice):[0-9]{1,19}$/)
  .transform((value) => value as AccountId);
const serviceId = z.enum(['x', 'practice']);
const postId = z.string().regex(/^[0-9]{1,19}$/);
const localId = z.string().min(1).max(64);
const secretText = z.string().max(512);
const timeline: z.ZodType<TimelineKey> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('home') }),
  z.strictObject({ kind: z.literal('mentions') }),
  z.strictObject({ kind: z.literal('user'), userId }),
]);
const anchor = z.strictObject({ postId, offset: z.number().min(-100_000).max(100_000) });
const nothing = z.undefined();

/** Call name → schema of its one argument. */
export const callSchemas = {
  'app.view': nothing,
  'app.dismissNotice': z.strictObject({ noticeId: localId }),
  'app.setTheme': z.strictObject({ theme: z.enum(['system', 'light', 'dark']) }),
  'app.setDailyCap': z.strictObject({ posts: z.number().int().min(0).max(100_000) }),

  'vault.choose': z.discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('passphrase'), passphrase: secretText }),
    z.strictObject({ mode: z.literal('session') }),
  ]),
  'vault.unlock': z.strictObject({ passphrase: secretText }),
  'vault.retryKeychain': nothing,
  'vault.startOver': nothing,

  'keys.save': z.strictObject({
    name: z.string().max(60).optional(),
    apiKey: secretText,
    apiKeySecret: secretText,
  }),
  'keys.remove': z.strictObject({ keyId: localId }),

  'signIn.start': z.strictObject({ service: serviceId, keyId: localId.optional(), accountId: accountId.optional() }),
  'signIn.finish': z.strictObject({ pin: z.string().max(256) }),
  'signIn.openPage': nothing,
  'signIn.copyLink': nothing,
  'signIn.cancel': nothing,

  'accounts.switch': z.strictObject({ accountId }),
  'accounts.remove': z.strictObject({ accountId, revoke: z.boolean() }),

  'timeline.open': z.strictObject({ accountId, timeline }),
  'timeline.rows': z.strictObject({
    accountId,
    timeline,
    beyond: z.strictObject({ rowId: localId, direction: z.enum(['newer', 'older']) }),
    limit: z.number().int().min(1).max(200),
  }),
  'timeline.refresh': z.strictObject({ accountId, timeline }),
  'timeline.loadOlder': z.strictObject({ accountId, timeline }),
  'timeline.fillGap': z.strictObject({ accountId, timeline, gapId: localId, from: z.enum(['newer', 'older']) }),
  'timeline.saveAnchor': z.strictObject({ accountId, timeline, anchor: anchor.nullable() }),
  'timeline.cancel': z.strictObject({ accountId, timeline }),

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
  'vault.choose': null;
  'vault.unlock': null;
  'vault.retryKeychain': null;
  'vault.startOver': null;
  'keys.save': AppKeyView;
  'keys.remove': null;
  'signIn.start': SignInView;
  'signIn.finish': SignInView;
  'signIn.openPage': SignInView;
  'signIn.copyLink': null;
  'signIn.cancel': null;
  'accounts.switch': null;
  /** `revoke` tells whether the service confirmed the end of the access; null when that was not asked for. */
  'accounts.remove': { revoked: boolean | null; error: AppError | null };
  'timeline.open': TimelineView;
  'timeline.rows': RowsView;
  'timeline.refresh': TimelineStatusView;
  'timeline.loadOlder': TimelineStatusView;
  'timeline.fillGap': TimelineStatusView;
  'timeline.saveAnchor': null;
  'timeline.cancel': null;
  'links.open': null;
  'links.copy': null;
}

/** Event name → payload. */
export interface Events {
  'app.changed': AppView;
  'timeline.changed': TimelineStatusView;
  /** A menu item or its shortcut was used. */
  'menu.chosen': { command: MenuCommand };
}

export type EventName = keyof Events;

export type MenuCommand =
  | 'refresh'
  | 'add-account'
  | 'show-home'
  | 'jump-to-top'
  | 'next-account'
  | 'previous-account'
  | 'show-settings'
  | 'show-shortcuts';
