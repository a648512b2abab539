// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError, ok } from '../../../electron/contract/errors.ts';
import type { ProxyChoice } from '../../../electron/contract/views/app.ts';
import { Network } from '../../../renderer/settings/network.tsx';
import { Retries } from '../../../renderer/settings/retries.tsx';
import { FakeBridge } from '../../support/fake-bridge.ts';
import { box, callNamesOf, lastArgument, press, show, type } from '../../support/page-setup.tsx';

const system: ProxyChoice = { mode: 'system' };
const own: ProxyChoice = { mode: 'manual', address: 'proxy.school.example:8080' };
const label = 'Address of the proxy';

function open(proxy: ProxyChoice): FakeBridge {
  const fake = new FakeBridge();
  show(fake, <Network proxy={proxy} />);
  return fake;
}

describe('the proxy', () => {
  it('is the one of the system, without an address', () => {
    open(system);
    expect(screen.getByRole('radio', { name: /As the system has it/ })).toHaveProperty('checked', true);
    expect(screen.queryByLabelText(label)).toBeNull();
  });

  it('is tried out without being saved', async () => {
    const fake = open(system);
    await press(/A proxy of my own/, 'radio');
    type(label, ' proxy.school.example:3128 ');
    await press('Test');
    expect(await screen.findByText('X answered in 84 ms.')).toBeTruthy();
    const proxy = { mode: 'manual', address: 'proxy.school.example:3128' };
    expect(lastArgument(fake, 'network.testProxy')).toEqual({ proxy });
    expect(callNamesOf(fake)).not.toContain('network.setProxy');
    fireEvent.input(box(label));
    expect(screen.queryByText('X answered in 84 ms.')).toBeNull();
  });

  it('begins with what is set, and is saved', async () => {
    const fake = open(own);
    expect(box(label).value).toBe('proxy.school.example:8080');
    await press('Save');
    expect(await screen.findByText(/^Saved/)).toBeTruthy();
    expect(fake.app.settings.proxy).toEqual(own);
    await press(/As the system has it/, 'radio');
    await press('Save');
    await waitFor(() => expect(fake.app.settings.proxy).toEqual(system));
  });

  it('needs an address that is one, and says so beside it', async () => {
    const fake = open(own);
    fake.failNext('network.setProxy', appError('proxy-address'));
    await press('Save');
    expect((await screen.findByRole('alert')).textContent).toBe(appError('proxy-address').message);
    expect(box(label).getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(box(label));
    fireEvent.input(box(label));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says why it let nothing through', async () => {
    const fake = open(own);
    fake.failNext('network.testProxy', appError('proxy', { kind: 'retry' }));
    await press('Test');
    expect((await screen.findByRole('alert')).textContent).toContain(appError('proxy').message);
    await press('Try again');
    expect(await screen.findByText('X answered in 84 ms.')).toBeTruthy();
  });

  it('does not show the answer about an address that was changed since', async () => {
    const fake = open(own);
    const release = fake.holdNext('network.testProxy');
    fake.answerNext('network.testProxy', ok({ milliseconds: 5 }));
    await press('Test');
    expect(await screen.findByText('Trying to reach X')).toBeTruthy();
    fireEvent.input(box(label));
    release();
    await waitFor(() => expect(screen.queryByText('Trying to reach X')).toBeNull());
    expect(screen.queryByText('X answered in 5 ms.')).toBeNull();
  });
});

describe('trying again', () => {
  it('is set by how often and how soon, and says that posting is never repeated', async () => {
    const fake = new FakeBridge();
    show(fake, <Retries retries={{ times: 4, delaySeconds: 1 }} />);
    expect(screen.getByText(/^Posting is never repeated/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('How often it is tried again'), { target: { value: '2' } });
    expect(lastArgument(fake, 'app.setRetries')).toEqual({ times: 2, delaySeconds: 1 });
    fireEvent.change(screen.getByLabelText('First pause'), { target: { value: '10' } });
    // Main has not told yet that the first choice is set; the second one does not take it back.
    expect(lastArgument(fake, 'app.setRetries')).toEqual({ times: 2, delaySeconds: 10 });
  });

  it('has no pause where it is never done, and offers a pause that was set to something else', () => {
    const { rerender } = show(new FakeBridge(), <Retries retries={{ times: 1, delaySeconds: 7 }} />);
    expect(screen.getByRole('option', { name: '7 seconds' })).toHaveProperty('selected', true);
    expect(screen.getByRole('option', { name: 'Once' })).toHaveProperty('selected', true);
    rerender(<p />);
    show(new FakeBridge(), <Retries retries={{ times: 0, delaySeconds: 1 }} />);
    expect(screen.queryByLabelText('First pause')).toBeNull();
  });
});
