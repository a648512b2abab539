import { describe, expect, it } from 'vitest';
import { type SignInEvent, type SignInState, transition } from '../../electron/oauth1/sign-in-state.ts';

type State = SignInState<string, string>;
type Event = SignInEvent<string, string>;

const common = { attempt: 'a', clockCorrectedBySeconds: 0 };
const page = { expiresAt: 9, browser: 'opened' } as const;
const reason = { kind: 'wrong-pin' } as const;

const states: Record<State['step'], State> = {
  idle: { step: 'idle' },
  requesting: { ...common, step: 'requesting', reason },
  'waiting-for-pin': { ...common, ...page, step: 'waiting-for-pin', reason },
  exchanging: { ...common, ...page, step: 'exchanging' },
  'checking-account': { ...common, step: 'checking-account' },
  done: { ...common, step: 'done', account: 'x:12', unconfirmed: null },
  failed: { ...common, step: 'failed', failure: reason },
};

const events: Record<Event['type'], Event> = {
  started: { type: 'started', clockCorrectedBySeconds: 5 },
  resumed: { type: 'resumed', clockCorrectedBySeconds: 5, expiresAt: 7 },
  'clock-corrected': { type: 'clock-corrected', seconds: 5 },
  'page-ready': { type: 'page-ready', expiresAt: 7 },
  'browser-opening': { type: 'browser-opening' },
  'browser-answered': { type: 'browser-answered', opened: false },
  'pin-entered': { type: 'pin-entered' },
  'pin-refused': { type: 'pin-refused', reason },
  'exchange-interrupted': { type: 'exchange-interrupted', reason },
  exchanged: { type: 'exchanged' },
  saved: { type: 'saved', account: 'x:12', unconfirmed: null },
  failed: { type: 'failed', failure: reason },
  cancelled: { type: 'cancelled' },
};

/** Every pair of step and event that leads somewhere; all others change nothing. */
const moves: Record<State['step'], Partial<Record<Event['type'], State['step']>>> = {
  idle: {},
  requesting: { 'clock-corrected': 'requesting', 'page-ready': 'waiting-for-pin', failed: 'failed' },
  'waiting-for-pin': {
    'clock-corrected': 'waiting-for-pin',
    'browser-opening': 'waiting-for-pin',
    'browser-answered': 'waiting-for-pin',
    'pin-entered': 'exchanging',
    failed: 'failed',
  },
  exchanging: {
    'clock-corrected': 'exchanging',
    'browser-answered': 'exchanging',
    'pin-refused': 'requesting',
    'exchange-interrupted': 'waiting-for-pin',
    exchanged: 'checking-account',
    failed: 'failed',
  },
  'checking-account': { 'clock-corrected': 'checking-account', saved: 'done', failed: 'failed' },
  done: {},
  failed: {},
};

describe.each(Object.values(states))('in the step $step', (state) => {
  it.each(Object.values(events))('the event $type', (event) => {
    const next = transition(state, 'a', event);
    switch (event.type) {
      case 'started':
        expect(next).toEqual({ step: 'requesting', attempt: 'a', clockCorrectedBySeconds: 5, reason: null });
        break;
      case 'resumed':
        expect(next).toMatchObject({ step: 'waiting-for-pin', expiresAt: 7, clockCorrectedBySeconds: 5 });
        break;
      case 'cancelled':
        expect(next).toEqual({ step: 'idle' });
        break;
      default: {
        const expected = moves[state.step][event.type];
        if (expected === undefined) {
          expect(next).toBe(state);
        } else {
          expect(next).not.toBe(state);
          expect(next.step).toBe(expected);
        }
      }
    }
  });

  it.each(Object.values(events).filter(({ type }) => type !== 'started' && type !== 'resumed'))(
    'the event $type of another sign-in changes nothing',
    (event) => {
      expect(transition(state, 'b', event)).toBe(state);
    },
  );
});

describe('what states keep', () => {
  it('the reason for a new page reaches the step that asks for its PIN', () => {
    const requesting = transition(states.exchanging, 'a', events['pin-refused']);
    const waiting = transition(requesting, 'a', events['page-ready']);
    expect(waiting).toEqual({
      ...common,
      step: 'waiting-for-pin',
      expiresAt: 7,
      browser: 'opening',
      reason,
    });
    expect(transition(waiting, 'a', events['pin-entered'])).not.toHaveProperty('reason');
  });

  it('an interrupted exchange keeps its page', () => {
    expect(transition(states.exchanging, 'a', events['exchange-interrupted'])).toEqual({
      ...common,
      ...page,
      step: 'waiting-for-pin',
      reason,
    });
  });

  it('a correction of the clock stays to the end', () => {
    const corrected = transition(states.requesting, 'a', events['clock-corrected']);
    const path = ['page-ready', 'pin-entered', 'exchanged', 'saved'] as const;
    const end = path.reduce((state, type) => transition(state, 'a', events[type]), corrected);
    expect(end).toMatchObject({ step: 'done', clockCorrectedBySeconds: 5 });
    expect(transition(corrected, 'a', events['clock-corrected'])).toBe(corrected);
  });
});
