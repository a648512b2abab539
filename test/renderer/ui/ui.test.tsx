// @vitest-environment jsdom
import { act, fireEvent, renderHook, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { appError, fail, ok, type Result } from '../../../electron/contract/errors.ts';
import { clockText } from '../../../electron/contract/messages/format.ts';
import { Avatar } from '../../../renderer/ui/avatar.tsx';
import { BridgeProvider } from '../../../renderer/ui/bridge.tsx';
import { IconButton } from '../../../renderer/ui/button.tsx';
import { useCommand, useRunCommand } from '../../../renderer/ui/commands.tsx';
import { Dialog } from '../../../renderer/ui/dialog.tsx';
import { ErrorNote } from '../../../renderer/ui/error-note.tsx';
import { MenuButton, OpenMenu } from '../../../renderer/ui/menu.tsx';
import { type SetupCheck, SetupCheckProvider } from '../../../renderer/ui/setup-check.tsx';
import { useCall } from '../../../renderer/ui/use-call.ts';
import { FakeBridge } from '../../support/fake-bridge.ts';
import { lastArgument, press, show } from '../../support/page-setup.tsx';

interface ErrorInProps {
  fake: FakeBridge;
  check: SetupCheck | null;
  code: 'network' | 'gone';
}

const ErrorIn = ({ fake, check, code }: ErrorInProps) => (
  <BridgeProvider bridge={fake.bridge}>
    <SetupCheckProvider value={check}>
      <ErrorNote error={appError(code, { kind: 'retry' })} />
    </SetupCheckProvider>
  </BridgeProvider>
);

describe('an error note', () => {
  it('has one button for what helps, and only where something can be done', async () => {
    const retry = vi.fn();
    show(new FakeBridge(), <ErrorNote error={appError('network', { kind: 'retry' })} handlers={{ retry }} />);
    expect(screen.getByRole('alert').textContent).toContain(appError('network').message);
    await press('Try again');
    expect(retry).toHaveBeenCalledOnce();
  });

  it('does not speak of a sign-in where nobody is signed in', async () => {
    const again = vi.fn();
    const { unmount } = show(
      new FakeBridge(),
      <ErrorNote error={appError('signed-out', { kind: 'sign-in-again' })} handlers={{ 'ask-again': again }} />,
    );
    expect(screen.getByRole('alert').textContent).not.toMatch(/sign/i);
    await press('Ask for access again');
    expect(again).toHaveBeenCalledOnce();
    unmount();
    const needsUser = appError('needs-user-sign-in', { kind: 'sign-in-again' });
    show(new FakeBridge(), <ErrorNote error={needsUser} handlers={{ 'ask-again': again }} />);
    expect(screen.queryByRole('button', { name: /again/ })).toBeNull();
  });

  it('shows no button for an action that the place cannot do', () => {
    show(new FakeBridge(), <ErrorNote error={appError('network', { kind: 'retry' })} />);
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it.each([
    ['Open X’s console', 'https://console.x.com'],
    ['Open X', 'https://x.com/settings/connected_apps'],
  ])('opens the page that helps, and says which: %s', async (label, url) => {
    const fake = new FakeBridge();
    show(fake, <ErrorNote error={appError('needs-plan', { kind: 'open-page', url })} />);
    await press(label);
    expect(lastArgument(fake, 'links.open')).toEqual({ url });
  });

  it('says when it can go on, counts down for the eye only, and says when the time has come', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-20T14:28:00.000Z') });
    const until = '2026-11-20T14:32:00.000Z';
    show(new FakeBridge(), <ErrorNote error={appError('rate-limited', { kind: 'wait', until })} />);
    const clock = clockText(until);
    const said = screen.getByText(`This can go on at ${clock}.`);
    const seen = screen.getByText(`This can go on at ${clock}, in 4 min.`);
    expect(seen.getAttribute('aria-hidden')).toBe('true');
    act(() => vi.advanceTimersByTime(180_000));
    expect(seen.textContent).toBe(`This can go on at ${clock}, in 60\u00A0s.`);
    expect(said.isConnected).toBe(true);
    act(() => vi.advanceTimersByTime(60_000));
    expect(screen.getByText('This can go on now.')).toBeTruthy();
    vi.useRealTimers();
  });

  it('leads to the checks of the setup when those help, where there is such a page', async () => {
    const open = vi.fn();
    const check = { open, isOpen: false, isAbout: () => undefined };
    const fake = new FakeBridge();
    const { rerender } = show(
      fake,
      <SetupCheckProvider value={check}>
        <ErrorNote error={appError('certificate', { kind: 'check-setup' })} />
      </SetupCheckProvider>,
    );
    await press('Check my setup');
    expect(open).toHaveBeenCalledOnce();
    rerender(<ErrorIn fake={fake} check={check} code="network" />);
    expect(screen.getByRole('button', { name: 'Check my setup' })).toBeTruthy();
    rerender(<ErrorIn fake={fake} check={check} code="gone" />);
    expect(screen.queryByRole('button', { name: 'Check my setup' })).toBeNull();
    rerender(<ErrorIn fake={fake} check={null} code="network" />);
    expect(screen.queryByRole('button', { name: 'Check my setup' })).toBeNull();
  });

  it('copies what a helper needs to know', async () => {
    const fake = new FakeBridge();
    const details = { status: 503, type: 'about:blank', transactionId: 'abc123' };
    show(fake, <ErrorNote error={appError('service-down', { kind: 'none' }, details)} />);
    await press('Details');
    await press('Copy the details');
    expect(lastArgument(fake, 'app.copyErrorDetails')).toEqual({ code: 'service-down', ...details });
    expect(await screen.findByText(/^The details were copied/)).toBeTruthy();
  });

  it('keeps the details out of sight until asked', async () => {
    const details = { status: 503, transactionId: 'abc123' };
    show(new FakeBridge(), <ErrorNote error={appError('service-down', { kind: 'none' }, details)} />);
    const trigger = screen.getByRole('button', { name: 'Details' });
    expect(trigger.getAttribute('aria-expanded')).toBe('false');
    await press('Details');
    expect(trigger.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('503')).toBeTruthy();
    expect(screen.getByText('abc123')).toBeTruthy();
  });
});

describe('a call that a person starts', () => {
  const deferred = () => {
    const waiting: ((answer: Result<string>) => void)[] = [];
    const call = (_: string) => new Promise<Result<string>>((resolve) => waiting.push(resolve));
    return { waiting, call };
  };

  it('is pending, then done or failed', async () => {
    const { waiting, call } = deferred();
    const { result } = renderHook(() => useCall(call));
    act(() => void result.current.run('one'));
    expect(result.current.pending).toBe(true);
    await act(async () => waiting[0]?.(fail(appError('network'))));
    expect(result.current).toMatchObject({ pending: false, error: { code: 'network' } });
  });

  it('is not changed by an answer that a later call has overtaken', async () => {
    const { waiting, call } = deferred();
    const { result } = renderHook(() => useCall(call));
    act(() => void result.current.run('one'));
    act(() => void result.current.run('two'));
    await act(async () => waiting[0]?.(fail(appError('network'))));
    expect(result.current).toMatchObject({ pending: true, error: null });
    await act(async () => waiting[1]?.(ok('done')));
    expect(result.current).toMatchObject({ pending: false, error: null });
  });
});

function Listener({ heard }: { heard: string[] }) {
  useCommand((command) => heard.push(command));
  return null;
}

function Runner() {
  const run = useRunCommand();
  return (
    <button type="button" onClick={() => run('refresh')}>
      Go
    </button>
  );
}

describe('commands', () => {
  it('reach every listener from the menu and from the page', async () => {
    const heard: string[] = [];
    const fake = new FakeBridge();
    const { unmount } = show(
      fake,
      <>
        <Listener heard={heard} />
        <Runner />
      </>,
    );
    await press('Go');
    act(() => fake.emit('menu.chosen', { command: 'jump-to-top' }));
    expect(heard).toEqual(['refresh', 'jump-to-top']);
    unmount();
    fake.emit('menu.chosen', { command: 'refresh' });
    expect(heard).toHaveLength(2);
  });
});

describe('an avatar', () => {
  it.each([
    ['ada', 'A'],
    ['👩🏽‍🚀 Mae', '👩🏽‍🚀'],
    ['  دانة', 'د'],
    ['', ''],
  ])('without a picture stands for "%s" with its first letter', (name, letter) => {
    const { container } = show(new FakeBridge(), <Avatar source={null} name={name} size={40} />);
    expect(container.querySelector('[data-letter]')?.getAttribute('data-letter')).toBe(letter);
  });
});

describe('a picture that leaves the document', () => {
  const leave = (complete: boolean): string | null => {
    const { container, unmount } = show(new FakeBridge(), <Avatar source="media://remote/ada" name="Ada" size={40} />);
    const picture = container.querySelector('img');
    Object.defineProperty(picture, 'complete', { value: complete });
    unmount();
    return picture?.getAttribute('src') ?? null;
  };

  it('is no longer asked for, if it has not come yet', () => {
    expect(leave(false)).toBeNull();
  });

  it('is left alone when it is there', () => {
    expect(leave(true)).toBe('media://remote/ada');
  });
});

describe('a tooltip', () => {
  it('goes with Escape, and so does the dialog that its button is in', async () => {
    const close = vi.fn();
    show(
      new FakeBridge(),
      <Dialog title="Around it" onClose={close}>
        <IconButton label="Larger text" icon="+" />
      </Dialog>,
    );
    const button = screen.getByRole('button', { name: 'Larger text' });
    fireEvent.keyDown(document.body, { key: 'Tab' });
    act(() => button.focus());
    expect(screen.getByRole('tooltip').textContent).toBe('Larger text');
    fireEvent.keyDown(button, { key: 'Escape' });
    expect(screen.queryByRole('tooltip')).toBeNull();
    expect(close).toHaveBeenCalledOnce();
  });
});

describe('a menu button of a row', () => {
  const name = 'Options for the row';

  function showButton() {
    const [run, onKeyOfList] = [vi.fn(), vi.fn()];
    const actions = ['First', 'Last'].map((label) => ({ id: label, label, run: () => run(label) }));
    show(
      new FakeBridge(),
      // biome-ignore lint/a11y/noStaticElementInteractions: stands for the list that moves with the arrow keys
      <div onKeyDown={({ key }) => onKeyOfList(key)}>
        <MenuButton label={name} icon="…">
          {(opening) => <OpenMenu opening={opening} label={name} actions={actions} />}
        </MenuButton>
      </div>,
    );
    const button = screen.getByRole('button', { name });
    return { button, run, onKeyOfList };
  }

  it('has a name for eye and ear, and no menu before it is pressed', () => {
    const { button } = showButton();
    expect(button.title).toBe(name);
    expect(button.getAttribute('aria-haspopup')).toBe('menu');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('opens by a press; an action is done, closes the menu, and gives the focus back', async () => {
    const { button, run } = showButton();
    act(() => button.focus());
    fireEvent.click(button, { detail: 1 });
    const menu = await screen.findByRole('menu', { name });
    expect(screen.getByRole('dialog', { name }).contains(menu)).toBe(true);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    await waitFor(() => expect(document.activeElement).toBe(menu));
    await press('Last', 'menuitem');
    expect(run.mock.calls).toEqual([['Last']]);
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });

  it.each([
    ['Enter', 'First'],
    [' ', 'First'],
    ['ArrowDown', 'First'],
    ['ArrowUp', 'Last'],
  ])('opens by the key "%s" at its "%s" action, and the list around it stays', async (key, action) => {
    const { button, onKeyOfList } = showButton();
    act(() => button.focus());
    fireEvent.keyDown(button, { key });
    const item = await screen.findByRole('menuitem', { name: action });
    await waitFor(() => expect(document.activeElement).toBe(item));
    expect(onKeyOfList).not.toHaveBeenCalled();
  });

  it('closes by Escape, and gives the focus back', async () => {
    const { button, run } = showButton();
    act(() => button.focus());
    fireEvent.keyDown(button, { key: 'Enter' });
    const first = await screen.findByRole('menuitem', { name: 'First' });
    await waitFor(() => expect(document.activeElement).toBe(first));
    fireEvent.keyDown(first, { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(screen.queryByRole('menu')).toBeNull();
    expect(run).not.toHaveBeenCalled();
  });
});
