/**
 * What the checks of the setup find: one sentence each, and the report for somebody who can help. The page around them
 * takes its words from `health.ts`.
 */
import type { ErrorCode } from '../errors.ts';
import type { Access } from '../views/accounts.ts';
import type { ServiceId } from '../views/ids.ts';
import { clockText, countText, durationText, moneyText, pluralText, textLocale } from './format.ts';
import { healthTexts } from './health.ts';

/** How far a clock is off, which may be years. @param seconds not negative */
function differenceText(seconds: number): string {
  const days = Math.round(seconds / 86_400);
  if (days <= 2) return durationText(seconds);
  return new Intl.NumberFormat(textLocale(), { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
}

/** How long an answer took: `84 ms`, `2.5 seconds`. */
function answerTimeText(milliseconds: number): string {
  const format = (value: number, unit: string, unitDisplay: 'short' | 'long'): string =>
    new Intl.NumberFormat(textLocale(), { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 }).format(value);
  return milliseconds < 1000
    ? format(Math.round(milliseconds), 'millisecond', 'short')
    : format(milliseconds / 1000, 'second', 'long');
}

/** `August 2026`. @param month `2026-08` */
const monthText = (month: string): string =>
  new Intl.DateTimeFormat(textLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** What a price check tells. Amounts in US dollars. */
export interface PriceFacts {
  usdPerPost: number;
  todayUsd: number;
  monthUsd: number;
  /** `2026-08` */
  pricesAsOf: string;
}

const clock = {
  right: 'The clock of this computer is right.',
  slow: (seconds: number) =>
    `The clock of this computer is ${differenceText(seconds)} slow. Pinion allows for that; better set date and time to automatic in the system settings.`,
  fast: (seconds: number) =>
    `The clock of this computer is ${differenceText(seconds)} fast. Pinion allows for that; better set date and time to automatic in the system settings.`,
  tooSlow: (seconds: number) =>
    `The clock of this computer is ${differenceText(seconds)} slow, and sign-ins can fail because of it. Set date and time to automatic in the system settings, then check again.`,
  tooFast: (seconds: number) =>
    `The clock of this computer is ${differenceText(seconds)} fast, and sign-ins can fail because of it. Set date and time to automatic in the system settings, then check again.`,
};

const proxy = {
  none: 'No proxy is in between.',
  system: 'Pinion goes through the proxy that the system names, and it lets Pinion through.',
  manual: 'Pinion goes through the proxy that you entered, and it lets Pinion through.',
  systemUnproven: 'The system names a proxy. Whether it lets Pinion through shows once the network works.',
  manualUnproven: 'You entered a proxy. Whether it lets Pinion through shows once the network works.',
  systemRefused:
    'The proxy that the system names could not be reached or did not let Pinion through. Ask whoever runs your network, or enter another one in the settings. Pinion cannot log in to a proxy that asks for a password.',
  manualRefused:
    'The proxy that you entered could not be reached or did not let Pinion through. Check its address, or go the way of the system instead. Pinion cannot log in to a proxy that asks for a password.',
  unknown: 'It could not be found out whether a proxy is in between.',
};

const appOnly = {
  nobody: 'This access is for looking around, so nobody is signed in with it.',
  permission: 'Pinion may read what is public. Everything else needs somebody who is signed in.',
};

const x = {
  clock: {
    ...clock,
    untold: 'X did not say what time it is, so the clock was not compared.',
    unreached: 'X was not reached, so the clock was not compared.',
  },
  network: {
    good: (milliseconds: number) => `X answered within ${answerTimeText(milliseconds)}.`,
    slow: (milliseconds: number) => `X took ${answerTimeText(milliseconds)} to answer. The network is slow.`,
    offline: 'This computer has no network. Check the cable or the Wi-Fi, then check again.',
    network: 'X could not be reached. A firewall may keep it out: try another network, or ask whoever runs this one.',
    'address-not-found':
      'The address of X could not be found. When other websites open in your browser, an ad blocker, a filter or the name server (DNS) of this network is in the way: try another network, or ask whoever runs this one.',
    timeout: 'X did not answer in time. The network is very slow, or a firewall swallows the request.',
    'unreadable-answer':
      'Something else answered in the place of X, as the login pages of networks do in hotels and schools. Open any page in your browser, log in there, then check again.',
    'service-down': 'The network is fine, but X has trouble right now. Only waiting helps.',
    behindProxy: 'X is reached through a proxy, which did not work. See there.',
  } satisfies Partial<Record<ErrorCode, string>> & Record<string, unknown>,
  proxy,
  key: {
    good: 'X accepts the API key and its secret.',
    missing: 'No API key is saved yet. Enter the one of your X app.',
    none: 'This access has no API key that could be checked.',
    unreached: 'X was not reached, so the API key was not checked.',
  },
  signIn: {
    /** @param username null where it is not to be told */
    good: (username: string | null) =>
      username === null ? 'X accepts this sign-in.' : `X accepts this sign-in and knows it as @${username}.`,
    nobody: 'Nobody is signed in yet.',
    appOnly: appOnly.nobody,
    unreached: 'X was not reached, so the sign-in was not checked.',
    withoutKey: 'The sign-in was not checked, as it needs an API key that X accepts.',
    withoutPlan: 'Whether X accepts the sign-in shows once the plan works.',
  },
  permission: {
    readAndWrite: 'Pinion may read and post with this sign-in.',
    readOnly:
      'Pinion may read. To post, it would need the permission “Read and write” in the X console, and a new sign-in after that.',
    unknown: 'Pinion may read. Whether it may post shows when you post.',
    appOnly: appOnly.permission,
    withoutSignIn: 'What Pinion may do shows once the sign-in works.',
  },
  plan: {
    free: 'The plan of this API key includes reading.',
    billed: (posts: number) =>
      pluralText(posts, {
        one: 'The plan of this API key includes reading. To find out, 1 post was read.',
        other: `The plan of this API key includes reading. To find out, ${countText(posts)} posts were read.`,
      }),
    nobody: 'What the plan includes shows once there is an account.',
    unreached: 'X was not reached, so the plan was not checked.',
    withoutSignIn: 'What the plan includes shows once the sign-in works.',
    withoutKey: 'What the plan includes shows once X accepts the API key.',
  },
  price: {
    known: ({ usdPerPost, todayUsd, monthUsd, pricesAsOf }: PriceFacts) =>
      `A post costs about ${moneyText(usdPerPost)}. Today has cost about ${moneyText(todayUsd)}, this month about ${moneyText(monthUsd)}, by the price list of ${monthText(pricesAsOf)}.`,
    capReached: ({ usdPerPost, todayUsd, monthUsd, pricesAsOf }: PriceFacts, cap: number) =>
      `Your daily limit of ${countText(cap)} posts is reached, so Pinion reads only when you ask. A post costs about ${moneyText(usdPerPost)}. Today has cost about ${moneyText(todayUsd)}, this month about ${moneyText(monthUsd)}, by the price list of ${monthText(pricesAsOf)}.`,
    none: 'Costs are counted once there is an account.',
  },
  /** What a refusal says in a check, where the usual sentence would not fit. */
  troubles: {
    'wrong-keys':
      'X does not accept the API key and its secret. Check that both were copied completely, or create new ones in the X console and enter them here.',
    'signed-out': 'X no longer accepts this sign-in. Sign in again; nothing you have read is lost.',
    'needs-plan':
      'The X app behind this API key has no plan that includes reading. In the X console, move the app into a package or add credit.',
    'out-of-money': 'The credit of this API key is used up. Add some in the X console.',
    'spend-cap':
      'The spending limit that is set for this API key in the X console is reached. Raise it there, or wait for the next billing cycle.',
    'usage-cap': 'As many posts as this plan allows were read. Wait until its limit starts anew, or change the plan.',
  } satisfies Partial<Record<ErrorCode, string>>,
  pause: (until: string) => `X asks for a pause until ${clockText(until)}. Check again after that.`,
  pauseOfUnknownLength: 'X asks for a pause. Check again in some minutes.',
  /** Access as the app alone. */
  appRefused: 'X no longer accepts this access. Ask for it again; nothing you have read is lost.',
};

type Words = Omit<typeof x, 'network' | 'troubles'> & {
  network: typeof x.network;
  troubles: Partial<Record<ErrorCode, string>>;
  /** Where nothing better is known. */
  refused: string;
};

const practice: Words = {
  clock: {
    ...clock,
    untold: 'The practice service did not say what time it is, so the clock was not compared.',
    unreached: 'The practice service was not reached, so the clock was not compared.',
  },
  network: {
    good: (milliseconds) => `The practice service answered within ${answerTimeText(milliseconds)}.`,
    slow: (milliseconds) =>
      `The practice service took ${answerTimeText(milliseconds)} to answer. This computer may be very busy.`,
    offline: 'The practice service could not be reached. Restarting Pinion usually helps.',
    network:
      'The practice service could not be reached. It runs on this computer, so a firewall may keep it out; restarting Pinion usually helps.',
    'address-not-found': 'The practice service could not be reached. Restarting Pinion usually helps.',
    timeout: 'The practice service did not answer in time. Restarting Pinion usually helps.',
    'unreadable-answer':
      'Something else answered in the place of the practice service. Restarting Pinion usually helps.',
    'service-down': 'The practice service has trouble right now. Try again in a moment.',
    behindProxy: 'The practice service is reached through a proxy, which did not work. See there.',
  },
  proxy,
  key: {
    good: 'The practice service accepts its API key.',
    missing: 'The practice service brings its own API key.',
    none: 'This access has no API key that could be checked.',
    unreached: 'The practice service was not reached, so its API key was not checked.',
  },
  signIn: {
    good: (username) =>
      username === null
        ? 'The practice service accepts this sign-in.'
        : `The practice service accepts this sign-in and knows it as @${username}.`,
    nobody: 'Nobody is signed in yet.',
    appOnly: appOnly.nobody,
    unreached: 'The practice service was not reached, so the sign-in was not checked.',
    withoutKey: 'The sign-in was not checked, as it needs an API key that is accepted.',
    withoutPlan: 'Whether the sign-in is accepted shows once the plan works.',
  },
  permission: {
    readAndWrite: 'Pinion may read and post with this sign-in.',
    readOnly: 'Pinion may read. To post, choose another account of the practice service.',
    unknown: 'Pinion may read. Whether it may post shows when you post.',
    appOnly: appOnly.permission,
    withoutSignIn: 'What Pinion may do shows once the sign-in works.',
  },
  plan: {
    free: 'The practice service includes reading.',
    billed: () => 'The practice service includes reading.',
    nobody: 'What can be read shows once there is an account.',
    unreached: 'The practice service was not reached, so reading was not tried.',
    withoutSignIn: 'What can be read shows once the sign-in works.',
    withoutKey: 'What can be read shows once the API key is accepted.',
  },
  price: {
    known: () => 'The practice service costs nothing.',
    capReached: (_facts, cap) =>
      `Your daily limit of ${countText(cap)} posts is reached, so Pinion reads only when you ask. The practice service costs nothing.`,
    none: 'The practice service costs nothing.',
  },
  troubles: {
    certificate: 'The connection to the practice service is not safe: its certificate could not be proven.',
    clock:
      'The clock of this computer is wrong, so the practice service refuses to answer. Set date and time to automatic in the system settings.',
    'wrong-keys': 'The practice service does not accept its API key. Restarting Pinion usually helps.',
    'app-suspended': 'The practice service has suspended its app, for practice.',
    'needs-plan': 'The practice service has a plan that does not include this, for practice.',
    'needs-permission': 'This account has only the permission to read at the practice service.',
    'out-of-money': 'The credit of the practice service is used up, for practice. No money is involved.',
    'spend-cap': 'The spending limit of the practice service is reached, for practice. No money is involved.',
    'usage-cap': 'The monthly limit of the practice service is used up, for practice.',
    'account-locked': 'The practice service has locked this account, for practice.',
  },
  pause: (until) => `The practice service asks for a pause until ${clockText(until)}. Check again after that.`,
  pauseOfUnknownLength: 'The practice service asks for a pause. Check again in some minutes.',
  appRefused: 'The practice service no longer accepts this access. Ask for it again.',
  refused: 'The practice service refused this.',
};

/** The sentences, by the service that they speak of. */
export const healthResults: Record<ServiceId, Words> = {
  x: { ...x, refused: 'X refused this.' },
  practice,
};

const accessNames: Record<Access, string> = {
  pin: 'signed in with a PIN',
  'own-token': 'own access token',
  'app-only': 'app only',
};

/** Lines of the report, for somebody who can help. */
export const healthReport = {
  head: (version: string, shell: string, system: string) => `Pinion ${version} (${shell}) on ${system}`,
  /** @param moment ISO 8601, UTC */
  checkedAt: (moment: string) => `Checked at ${moment}`,
  service: (service: ServiceId, access: Access | null) => {
    const name = service === 'x' ? 'X' : 'the practice service';
    return access === null ? `Service: ${name}, nobody signed in` : `Service: ${name}, ${accessNames[access]}`;
  },
  proxy: {
    none: 'Proxy: no',
    unknown: 'Proxy: not known',
    used: (port: number | null) => (port === null ? 'Proxy: yes' : `Proxy: yes, port ${port}`),
  },
  check: (check: keyof typeof healthTexts.checks, state: keyof typeof healthTexts.states, message: string) =>
    message === ''
      ? `${healthTexts.checks[check]}: ${healthTexts.states[state]}`
      : `${healthTexts.checks[check]}: ${healthTexts.states[state]}. ${message}`,
  code: (code: string) => `error ${code}`,
  status: (status: number) => `status ${status}`,
  type: (type: string) => `type ${type}`,
  transaction: (id: string) => `transaction ${id}`,
  stopped: 'The checks were stopped.',
} as const;
