import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Accounts } from '../../electron/accounts/accounts.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import { Computer, signedIn } from './support.ts';

interface AccountStep {
  do: 'add' | 'remove' | 'switch';
  user: number;
  key: number;
}
interface KeyStep {
  do: 'save-key' | 'remove-key';
  key: number;
}
type Step = AccountStep | KeyStep | { do: 'restart' };

const user = fc.integer({ min: 1, max: 10 });
const key = fc.integer({ min: 0, max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('add', 'add', 'remove', 'switch'), user, key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('save-key', 'remove-key'), key }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' } as const) },
);

const pairs = ['a', 'b', 'c'].map((letter) => ({ apiKey: letter.repeat(25), apiKeySecret: letter.repeat(50) }));

/** What the book should hold, written down in the simplest way. */
interface Model {
  keys: string[];
  accounts: { id: AccountId; apiKey: string; token: string }[];
  current: AccountId | null;
}

it('keeps its promises through any sequence of steps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const computer = new Computer();
      let accounts = await computer.start();
      const model: Model = { keys: [], accounts: [], current: null };
      for (const [number, each] of steps.entries()) {
        if (each.do === 'restart') accounts = await computer.start();
        else if ('user' in each) performOnAccounts(each, `token-${number}`, accounts, model);
        else performOnKeys(each, accounts, model);
        check(accounts, model, computer);
      }
    }),
    { numRuns: 60 },
  );
});

function keyIdOf(accounts: Accounts, index: number): string {
  const hint = pairs[index]?.apiKey.slice(-4);
  return accounts.keys.list().find((entry) => entry.hint === hint)?.id ?? 'none';
}

function performOnKeys(step: KeyStep, accounts: Accounts, model: Model): void {
  const pair = pairs[step.key] ?? { apiKey: '', apiKeySecret: '' };
  const known = model.keys.includes(pair.apiKey);
  if (step.do === 'save-key') {
    expect(accounts.keys.save({ service: 'x', ...pair }).ok).toBe(true);
    if (!known) model.keys.push(pair.apiKey);
    return;
  }
  const used = model.accounts.some(({ apiKey }) => apiKey === pair.apiKey);
  expect(accounts.keys.remove(keyIdOf(accounts, step.key)).ok).toBe(known && !used);
  if (known && !used) model.keys = model.keys.filter((apiKey) => apiKey !== pair.apiKey);
}

function performOnAccounts(step: AccountStep, token: string, accounts: Accounts, model: Model): void {
  const id: AccountId = `x:${step.user}`;
  const index = model.accounts.findIndex((account) => account.id === id);
  if (step.do === 'add') {
    const apiKey = pairs[step.key]?.apiKey ?? '';
    const known = model.keys.includes(apiKey);
    expect(accounts.book.add(signedIn(keyIdOf(accounts, step.key), String(step.user), { token })).ok).toBe(known);
    if (!known) return;
    model.accounts.splice(index < 0 ? model.accounts.length : index, 1, { id, apiKey, token });
    model.current = id;
    return;
  }
  const done = step.do === 'switch' ? accounts.book.switchTo(id) : accounts.book.remove(id);
  expect(done.ok).toBe(index >= 0);
  if (!done.ok) return;
  if (step.do === 'switch') {
    model.current = id;
    return;
  }
  model.accounts.splice(index, 1);
  if (model.current === id) model.current = (model.accounts[index] ?? model.accounts[index - 1])?.id ?? null;
}

function check(accounts: Accounts, model: Model, computer: Computer): void {
  const list = accounts.book.list();
  expect(list.map(({ id }) => id)).toEqual(model.accounts.map(({ id }) => id));
  expect(list.every(({ problem }) => problem === null)).toBe(true);
  expect(accounts.book.currentId()).toBe(model.current);
  expect(accounts.keys.list()).toHaveLength(model.keys.length);
  expect(new Set(list.map(({ colour }) => colour)).size).toBe(Math.min(list.length, 8));
  for (const { id, apiKey, token } of model.accounts) {
    expect(accounts.book.credentials(id)).toMatchObject({ ok: true, value: { consumerKey: apiKey, token } });
  }
  // No record is left over: two per account and two per key, each with a nonce of its own.
  const nonces = [...(computer.file.text ?? '').matchAll(/"nonce":"([^"]+)"/g)].map(([, nonce]) => nonce);
  expect(nonces).toHaveLength(2 * (model.accounts.length + model.keys.length));
  expect(new Set(nonces).size).toBe(nonces.length);
  expect(computer.backup.text).toBe(computer.file.text);
}
