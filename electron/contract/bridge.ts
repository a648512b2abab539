/**
 * The object that the page sees as `window.pinion`: one verb per call, one `on...` per event, generated from names.
 * No verb takes a channel name and no listener receives anything but the payload. Kept free of the schemas, so that
 * the preload script stays small.
 */
import type { CallAnswers, CallArgument, CallName, EventName, Events } from './calls.ts';
import type { Result } from './errors.ts';

/** Every call by name. `satisfies` below fails to compile when a call of the contract is missing here. */
const names = {
  'app.view': 0,
  'app.dismissNotice': 0,
  'app.setTheme': 0,
  'app.setDailyCap': 0,
  'app.setTextScale': 0,
  'app.setRetries': 0,
  'app.setRefreshMinutes': 0,
  'app.watch': 0,
  'app.copyErrorDetails': 0,
  'network.setProxy': 0,
  'network.testProxy': 0,
  'vault.choose': 0,
  'vault.unlock': 0,
  'vault.retryKeychain': 0,
  'vault.startOver': 0,
  'keys.save': 0,
  'keys.remove': 0,
  'keys.rename': 0,
  'keys.replace': 0,
  'keys.setDialect': 0,
  'keys.read': 0,
  'keys.saveImport': 0,
  'keys.deletePlainFile': 0,
  'keys.forgetImport': 0,
  'signIn.start': 0,
  'signIn.finish': 0,
  'signIn.openPage': 0,
  'signIn.copyLink': 0,
  'signIn.cancel': 0,
  'signIn.withToken': 0,
  'signIn.appOnly': 0,
  'accounts.switch': 0,
  'accounts.remove': 0,
  'accounts.eraseReading': 0,
  'accounts.setColumns': 0,
  'accounts.saveSearch': 0,
  'accounts.forgetSearch': 0,
  'accounts.seenRefusals': 0,
  'accounts.retryRefused': 0,
  'timeline.open': 0,
  'timeline.rows': 0,
  'timeline.refresh': 0,
  'timeline.loadOlder': 0,
  'timeline.fillGap': 0,
  'timeline.saveAnchor': 0,
  'timeline.cancel': 0,
  'timeline.recheck': 0,
  'people.find': 0,
  'people.profile': 0,
  'people.open': 0,
  'people.read': 0,
  'lists.open': 0,
  'lists.read': 0,
  'conversation.open': 0,
  'conversation.read': 0,
  'search.local': 0,
  'filters.preview': 0,
  'filters.save': 0,
  'filters.remove': 0,
  'catchUp.open': 0,
  'catchUp.finish': 0,
  'export.save': 0,
  'export.cancel': 0,
  'post.data': 0,
  'post.copyData': 0,
  'post.saveMedia': 0,
  'post.write': 0,
  'limits.open': 0,
  'limits.read': 0,
  'limits.stopWaiting': 0,
  'usage.open': 0,
  'health.run': 0,
  'health.cancel': 0,
  'health.copyReport': 0,
  'links.open': 0,
  'links.copy': 0,
} satisfies Record<CallName, 0>;
const events = {
  'app.changed': 0,
  'timeline.changed': 0,
  'export.progress': 0,
  'limits.changed': 0,
  'health.changed': 0,
  'menu.chosen': 0,
} satisfies Record<EventName, 0>;

export const callNames = Object.keys(names) as CallName[];
export const eventNames = Object.keys(events) as EventName[];

type Room<Name extends string> = Name extends `${infer R}.${string}` ? R : never;
type Verb<Name extends string, R extends string> = Name extends `${R}.${infer V}` ? V : never;

type Call<Name extends CallName> =
  undefined extends CallArgument<Name>
    ? () => Promise<Result<CallAnswers[Name]>>
    : (argument: CallArgument<Name>) => Promise<Result<CallAnswers[Name]>>;

/** `pinion.signIn.start({...})`, `pinion.on['app.changed'](listener)`. */
export type Bridge = {
  [R in Room<CallName>]: { [V in Verb<CallName, R>]: Call<Extract<`${R}.${V}`, CallName>> };
} & {
  on: { [E in EventName]: (listener: (payload: Events[E]) => void) => () => void };
};

/** How a shell carries a call or subscribes to an event. */
export interface Carrier {
  call(name: CallName, argument: unknown): Promise<unknown>;
  /** @returns a function that ends the subscription */
  listen(name: EventName, listener: (payload: unknown) => void): () => void;
}

/** Builds the page's bridge over a carrier. */
export function makeBridge(carrier: Carrier): Bridge {
  const bridge: Record<string, Record<string, unknown>> = { on: {} };
  for (const name of callNames) {
    const [room, verb] = name.split('.') as [string, string];
    bridge[room] ??= {};
    bridge[room][verb] = (argument?: unknown) => carrier.call(name, argument);
  }
  for (const name of eventNames) {
    (bridge['on'] as Record<string, unknown>)[name] = (listener: (payload: unknown) => void) =>
      carrier.listen(name, (payload) => listener(payload));
  }
  return bridge as unknown as Bridge;
}
