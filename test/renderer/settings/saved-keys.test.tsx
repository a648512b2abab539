// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AppKeyView } from '../../../electron/contract/views/keys.ts';
import { SavedKeys } from '../../../renderer/settings/saved-keys.tsx';
import { FakeBridge, fakeAccount, fakeKey } from '../../support/fake-bridge.ts';
import { box, callNamesOf, lastArgument, press, show, type } from '../../support/page-setup.tsx';

const spare: AppKeyView = { ...fakeKey, id: 'key-2', name: '', hint: 'aa01', speaks: 'v1.1' };
const around = fakeAccount(5, { id: 'x:app-1', access: 'app-only', userId: null, username: '', name: '' });

function open(keys: AppKeyView[] = [fakeKey, spare], sessionOnly = false) {
  const accounts = [fakeAccount(0), around, fakeAccount(1, { keyId: 'practice' })];
  const fake = new FakeBridge({ app: { accounts, keys } });
  show(fake, <SavedKeys keys={keys} accounts={accounts} sessionOnly={sessionOnly} />);
  return fake;
}

describe('the saved keys', () => {
  it('tell which accounts use each', () => {
    open();
    expect(screen.getByText('Used by @ada_lovelace and Looking around')).toBeTruthy();
    expect(screen.getByText('Not used by any account')).toBeTruthy();
  });

  it('say that there is none', () => {
    open([]);
    expect(screen.getByText('No API key is saved.')).toBeTruthy();
  });

  it('are renamed in their place', async () => {
    const fake = open();
    await press('Rename Class of 2026');
    const name = box('New name for Class of 2026');
    expect(name).toBe(document.activeElement);
    expect(name.value).toBe('Class of 2026');
    fireEvent.change(name, { target: { value: ' Class of 2027 ' } });
    await press('Save');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Rename Class of 2026' })).toBe(document.activeElement),
    );
    expect(lastArgument(fake, 'keys.rename')).toEqual({ keyId: fakeKey.id, name: 'Class of 2027' });
  });

  it('keep their name on Escape, and when nothing was changed', async () => {
    const fake = open();
    await press('Rename Class of 2026');
    fireEvent.keyDown(box('New name for Class of 2026'), { key: 'Escape' });
    await press('Rename Class of 2026');
    await press('Save');
    expect(await screen.findByRole('button', { name: 'Rename Class of 2026' })).toBeTruthy();
    expect(fake.calls).toEqual([]);
  });

  it('take no name that is longer than main takes', async () => {
    const fake = open();
    await press('Rename Class of 2026');
    fireEvent.change(box('New name for Class of 2026'), { target: { value: 'x'.repeat(61) } });
    await press('Save');
    expect((await screen.findByRole('alert')).textContent).toBe('A name has at most 60 characters.');
    expect(fake.calls).toEqual([]);
  });

  it('get other values typed, and say that their accounts stay', async () => {
    const fake = open();
    await press('Replace Class of 2026');
    const dialog = within(await screen.findByRole('dialog', { name: 'Replace Class of 2026' }));
    expect(dialog.getByText(/Its accounts and everything that they have read stay/)).toBeTruthy();
    expect(dialog.getByText(/belong to another X app/)).toBeTruthy();
    expect(dialog.queryByLabelText('Name of the API key')).toBeNull();
    type('API key', 'a'.repeat(25));
    type('API key secret', 'b'.repeat(50));
    await press('Replace');
    expect(await screen.findByText('The values of Class of 2026 were replaced.')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(lastArgument(fake, 'keys.replace')).toEqual({
      from: 'typed',
      keyId: fakeKey.id,
      apiKey: 'a'.repeat(25),
      apiKeySecret: 'b'.repeat(50),
    });
  });

  it('get other values from a file', async () => {
    const fake = open();
    await press('Replace the API key that ends in aa01');
    await press('Open a file');
    await press('Replace the API key');
    await screen.findByRole('heading', { name: 'Saved, encrypted' });
    expect(lastArgument(fake, 'keys.replace')).toEqual({ from: 'import', keyId: spare.id, importId: 'import-1' });
    await press('Done');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(lastArgument(fake, 'keys.forgetImport')).toEqual({ importId: 'import-1' });
  });

  it('get a new one beside them, with a name', async () => {
    const fake = open();
    await press('Add an API key');
    type('API key', 'a'.repeat(25));
    type('API key secret', 'b'.repeat(50));
    type('Name of the API key', 'Home');
    await press('Save');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(lastArgument(fake, 'keys.save')).toEqual({
      name: 'Home',
      apiKey: 'a'.repeat(25),
      apiKeySecret: 'b'.repeat(50),
    });
    expect(callNamesOf(fake)).toEqual(['keys.save']);
  });

  it('say why values could not be replaced, and keep them in the boxes', async () => {
    const fake = open();
    fake.failNext('keys.replace', appError('key-malformed'));
    await press('Replace Class of 2026');
    type('API key', 'a b');
    type('API key secret', 'b'.repeat(50));
    await press('Replace');
    expect((await screen.findByRole('alert')).textContent).toContain(appError('key-malformed').message);
    expect(box('API key').value).toBe('a b');
  });

  it('ask X in the version that is chosen, and tell which is in use', async () => {
    const fake = open();
    await press('Advanced settings of the API key that ends in aa01');
    expect(screen.getByText('In use now: version 1.1.')).toBeTruthy();
    await press(/^Version 2/, 'radio');
    await waitFor(() => expect(lastArgument(fake, 'keys.setDialect')).toEqual({ keyId: spare.id, dialect: 'v2' }));
  });
});
