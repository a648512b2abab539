// @vitest-environment jsdom
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReadingPreferencesView } from '../../../electron/contract/views/accounts.ts';
import { App } from '../../../renderer/app/app.tsx';
import { watchedIn } from '../../../renderer/app/use-watch.ts';
import { openedIn, spotKeptIn, workspaceOf } from '../../../renderer/app/workspace.ts';
import { FakeBridge, fakeAccount, freshApp } from '../../support/fake-bridge.ts';
import { press } from '../../support/page-setup.tsx';

const watches = (fake: FakeBridge): unknown[] =>
  fake.calls.flatMap(({ name, argument }) => (name === 'app.watch' ? [argument] : []));

function arranged(reading: Partial<ReadingPreferencesView> = {}): FakeBridge {
  const plain = fakeAccount(0);
  return new FakeBridge({
    app: { accounts: [{ ...plain, reading: { ...plain.reading, ...reading } }, fakeAccount(1)] },
  });
}

async function start(fake: FakeBridge): Promise<FakeBridge> {
  render(<App bridge={fake.bridge} />);
  await screen.findByRole('heading', { level: 1 });
  return fake;
}

const home = { kind: 'home' } as const;
const mentions = { kind: 'mentions' } as const;

/** The window is hidden, or can be seen again. */
function see(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

afterEach(() => void vi.restoreAllMocks());

describe('what is on show', () => {
  it('is told to main once, and again when it changes', async () => {
    const fake = await start(arranged({ columns: [home, mentions] }));
    const both = { accountId: 'x:100', timelines: [home, mentions], visible: true };
    expect(watches(fake)).toEqual([both]);
    fireEvent.click(
      within(screen.getByRole('navigation', { name: 'Timelines' })).getByRole('button', { name: 'Lists' }),
    );
    expect(watches(fake).at(-1)).toEqual({ ...both, timelines: [mentions] });
    see('hidden');
    expect(watches(fake).at(-1)).toEqual({ ...both, timelines: [mentions], visible: false });
    see('visible');
    expect(watches(fake)).toHaveLength(4);
  });

  it('belongs to the account on show', async () => {
    const fake = await start(arranged());
    await press('@harbour_library');
    await vi.waitFor(() => expect(watches(fake).at(-1)).toMatchObject({ accountId: 'x:101' }));
  });

  it('is nothing while a person signs in', async () => {
    const fake = await start(new FakeBridge({ app: freshApp() }));
    expect(watches(fake)).toEqual([{ accountId: null, timelines: [], visible: true }]);
  });

  it("is a user's posts as they were chosen, and no view that is no timeline", () => {
    const plain = workspaceOf([home], { userId: '1', username: 'ada' });
    const at = (workspace: typeof plain) => workspace.columns.map(watchedIn);
    const user = openedIn(plain, 0, { kind: 'user', userId: '7', username: 'w' });
    expect(at(user)).toEqual([{ kind: 'user', userId: '7', replies: true, reposts: true }]);
    const stepId = user.columns[0]?.history.steps.at(-1)?.id ?? -1;
    const chosen = spotKeptIn(user, 0, stepId, { replies: false });
    expect(at(chosen)).toEqual([{ kind: 'user', userId: '7', replies: false, reposts: true }]);
    expect(at(openedIn(plain, 0, { kind: 'catch-up', timeline: home }))).toEqual([null]);
  });
});

describe('dialogs of the account', () => {
  it.each([
    ['show-limits', 'Limits'],
    ['show-usage', /./],
    ['check-setup', 'Check my setup'],
  ] as const)('%s opens one', async (command, name) => {
    const fake = await start(arranged());
    act(() => fake.emit('menu.chosen', { command }));
    expect(await screen.findByRole('dialog', { name })).toBeTruthy();
  });
});
