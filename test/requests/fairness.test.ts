import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { Asked } from '../../electron/contract/views/limits.ts';
import { mostAltogether, mostPerAccount } from '../../electron/requests/gate.ts';
import { type Priority, patience } from '../../electron/requests/order.ts';
import { createHarness, type Harness, second, settle, worked } from './harness.ts';

const accounts = ['x:1', 'x:2', 'x:3', 'x:4', 'x:5'] as const satisfies readonly AccountId[];
const things = ['home', 'mentions', 'likes', 'list'] as const satisfies readonly Asked[];
const priorities = ['shown', 'asked', 'automatic'] as const satisfies readonly Priority[];

interface Arrival {
  /** Milliseconds after the one before it. */
  after: number;
  account: number;
  thing: number;
  priority: number;
  /** How long the service takes, in milliseconds. */
  takes: number;
}

const arrivals = fc.array(
  fc.record<Arrival>({
    after: fc.oneof(fc.constant(0), fc.nat(2000)),
    account: fc.nat(accounts.length - 1),
    thing: fc.nat(things.length - 1),
    priority: fc.oneof(fc.constant(0), fc.nat(2)),
    takes: fc.integer({ min: 1, max: 5000 }),
  }),
  { minLength: 1, maxLength: 120 },
);

/** Runs all requests to their end. @returns numbers of requests in the order in which they were sent */
async function simulate(h: Harness, wanted: readonly Arrival[]): Promise<number[]> {
  const sent: number[] = [];
  const underWay = new Set<Arrival>();
  let over = 0;
  const of = (one: Arrival) => [...underWay].filter(({ account }) => account === one.account);
  for (const [number, one] of wanted.entries()) {
    await h.clock.advance(one.after);
    const perform = () => {
      sent.push(number);
      underWay.add(one);
      expect(underWay.size).toBeLessThanOrEqual(mostAltogether);
      expect(of(one).length).toBeLessThanOrEqual(mostPerAccount);
      expect(of(one).filter(({ thing }) => thing === one.thing)).toHaveLength(1);
      return new Promise<ReturnType<typeof worked>>((resolve) => {
        h.clock.setTimer(one.takes, () => {
          underWay.delete(one);
          resolve(worked());
        });
      });
    };
    const request = {
      accountId: accounts[one.account] ?? 'x:1',
      keyId: 'k',
      asked: things[one.thing] ?? 'home',
      write: false,
      priority: () => priorities[one.priority] ?? 'asked',
      signal: new AbortController().signal,
    };
    void h.requests.run(request, perform).then(() => {
      over += 1;
    });
  }
  await h.clock.advance(wanted.length * 5 * second);
  expect([over, h.unexpected, h.clock.timers.size]).toEqual([wanted.length, [], 0]);
  return sent;
}

/** How many that came later were sent before each request. */
const overtakings = (sent: readonly number[]): number[] =>
  sent.map((number, place) => sent.slice(0, place).filter((other) => other > number).length);

describe('with random arrivals', () => {
  it('everything is sent once, never too much at once, and nobody is overtaken without end', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async (wanted) => {
        const h = createHarness();
        const sent = await simulate(h, wanted);
        expect([...sent].sort((one, other) => one - other)).toEqual(wanted.map((_, number) => number));
        expect(Math.max(...overtakings(sent))).toBeLessThanOrEqual(2 * patience * mostPerAccount + accounts.length);
      }),
      { numRuns: 200, seed: 20_261_201 },
    );
  });
});

describe('nothing starves', () => {
  /** Much of one kind, and one that matters less, early among it. */
  const flood = (count: number, of: Partial<Arrival>, lone: Partial<Arrival>): Arrival[] => {
    const usual: Arrival = { after: 0, account: 0, thing: 0, priority: 0, takes: 500 };
    const much = Array.from({ length: count }, (_, index) => ({ ...usual, thing: index % 2, ...of }));
    return [...much.slice(0, 4), { ...usual, ...lone }, ...much.slice(4)];
  };

  it.each([
    ['something automatic of the account that is looked at', { account: 0, thing: 2, priority: 2 }],
    ['the same thing, of the same account', { account: 0, thing: 0, priority: 2 }],
    ['something asked for of another account', { account: 1, thing: 0, priority: 1 }],
  ])('%s, while what is shown asks without end', async (_name, lone) => {
    const sent = await simulate(createHarness(), flood(200, {}, lone));
    expect(overtakings(sent)[sent.indexOf(4)]).toBeLessThanOrEqual(2 * patience * mostPerAccount + 2);
  });

  it('an account, while all others ask without end', async () => {
    const others = Array.from({ length: 200 }, (_, index) => ({ account: 1 + (index % 4), thing: index % 3 }));
    const usual: Arrival = { after: 0, account: 0, thing: 0, priority: 0, takes: 500 };
    const wanted = [
      ...others.slice(0, 40).map((one) => ({ ...usual, ...one })),
      { ...usual, priority: 2 },
      ...others.slice(40).map((one) => ({ ...usual, ...one })),
    ];
    const sent = await simulate(createHarness(), wanted);
    expect(overtakings(sent)[sent.indexOf(40)]).toBeLessThanOrEqual(2 * patience + accounts.length);
  });

  it('takes accounts in turn within a class', async () => {
    const h = createHarness();
    const many = Array.from({ length: 12 }, (_, index) => ({
      after: 0,
      account: index < 10 ? 0 : 1,
      thing: 0,
      priority: 1,
      takes: 100,
    }));
    const sent = await simulate(h, many);
    expect(sent.indexOf(11)).toBeLessThanOrEqual(3);
    await settle();
  });
});
