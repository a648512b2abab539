/** Texts of the page that checks the setup. What the checks find is said in `health-results.ts`. */
import type { Access } from '../views/accounts.ts';
import type { HealthCheck, HealthCheckView } from '../views/health.ts';
import type { ServiceId } from '../views/ids.ts';
import { countText, moneyText, pluralText } from './format.ts';

/** In US dollars. */
interface CheckPrices {
  user: number;
  post: number;
}

const twoChecks = ({ user, post }: CheckPrices): string =>
  `Two of the checks ask X for something that it may charge for: the check of the sign-in up to the price of one user (about ${moneyText(user)}), the check of the plan up to that of one post (about ${moneyText(post)}).`;

export const healthTexts = {
  title: 'Check my setup',
  /** A button that leads here. */
  open: 'Check my setup',
  lead: 'Eight checks, one after the other: what works, what does not, and what helps.',
  checks: {
    clock: 'Clock of this computer',
    network: 'Network',
    proxy: 'Proxy',
    key: 'API key',
    'sign-in': 'Sign-in',
    permission: 'Permission',
    plan: 'Plan and credit',
    price: 'Prices',
  } satisfies Record<HealthCheck, string>,
  states: {
    waiting: 'Not yet checked',
    running: 'Checking',
    good: 'All right',
    attention: 'Look at this',
    bad: 'Does not work',
    skipped: 'Left out',
  } satisfies Record<HealthCheckView['state'], string>,
  cost: {
    pin: twoChecks,
    'own-token': twoChecks,
    'app-only': ({ post }) =>
      `One of the checks asks X for something that it may charge for: the check of the plan, up to the price of one post (about ${moneyText(post)}).`,
  } satisfies Record<Access, (usd: CheckPrices) => string>,
  start: 'Start the checks',
  again: 'Check again',
  stop: 'Stop the checks',
  copy: 'Copy the report',
  copied: 'The report was copied. It holds no keys, tokens or PINs.',
  proxy: 'Change the proxy',
  running: (done: number, all: number) => `${countText(done)} of ${countText(all)} checks are done`,
  stopped: 'The checks were stopped.',
  result: (bad: number, attention: number, service: ServiceId | null) => {
    if (bad > 0) {
      return pluralText(bad, {
        one: 'One thing does not work. What helps is written beside it.',
        other: `${countText(bad)} things do not work. What helps is written beside each.`,
      });
    }
    if (attention > 0) {
      return pluralText(attention, {
        one: 'This works, with one thing to look at.',
        other: `This works, with ${countText(attention)} things to look at.`,
      });
    }
    return service === null ? 'So far everything works. You can sign in.' : 'Everything works.';
  },
} as const;

/** In an error, the way to help from somebody else. */
export const detailTexts = {
  copy: 'Copy the details',
  copied: 'The details were copied. They hold no keys, tokens or PINs.',
} as const;
