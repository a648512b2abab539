// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { KeyImportView } from '../../../electron/contract/views/keys.ts';
import { KeyPlace, type KeyPlaceProps } from '../../../renderer/keys/key-place.tsx';
import { useKeyImport } from '../../../renderer/keys/use-key-import.ts';
import { FakeBridge, fakeKey, freshApp } from '../../support/fake-bridge.ts';
import { fakeImport } from '../../support/fake-setup.ts';
import { box, callNamesOf, lastArgument, press, show, type } from '../../support/page-setup.tsx';

const block = 'CONSUMER_KEY=abc\nCONSUMER_SECRET=def';

function Place(props: Omit<KeyPlaceProps, 'keyImport' | 'children'>) {
  const keyImport = useKeyImport();
  return (
    <KeyPlace keyImport={keyImport} {...props}>
      <input aria-label="Box" />
    </KeyPlace>
  );
}

function open(found: Partial<KeyImportView> | null = {}, props: Partial<KeyPlaceProps> = {}) {
  const fake = new FakeBridge({ app: freshApp() });
  fake.setup.found = found && fakeImport(found);
  const onDone = vi.fn();
  const shown = show(
    fake,
    <Place
      purpose={props.purpose ?? { kind: 'sign-in', preferred: 'pin' }}
      keys={props.keys ?? []}
      sessionOnly={props.sessionOnly ?? false}
      onDone={onDone}
    />,
  );
  return { fake, onDone, ...shown };
}

const found = () => screen.findByRole('heading', { name: 'What was found' });
const tokens: KeyImportView['found'] = [
  { field: 'access-token', label: 'ACCESS_TOKEN', hint: 'pP0x', line: 3 },
  { field: 'access-token-secret', label: 'ACCESS_SECRET', hint: 'Ww3r', line: 4 },
];
const pasteAt = (target: Element, text: string, files: File[] = []) =>
  fireEvent.paste(target, { clipboardData: { getData: () => text, files } });
const drop = (target: Element, ...files: File[]) =>
  fireEvent.drop(target, { dataTransfer: { types: ['Files'], files } });

describe('looking for keys', () => {
  it('opens a file, and shows what was found without the values', async () => {
    const { fake } = open({ problems: [{ line: 7, message: 'It is cut off.' }] });
    await press('Open a file');
    expect(await found()).toBe(document.activeElement);
    expect(lastArgument(fake, 'keys.read')).toEqual({ from: 'file' });
    expect(screen.getByText('In the file settings.env')).toBeTruthy();
    expect(screen.getByText('as CONSUMER_KEY, line 1')).toBeTruthy();
    expect(screen.getByText('••••q7Zd')).toBeTruthy();
    expect(screen.getByText('Line 7:').parentElement?.textContent).toBe('Line 7: It is cut off.');
  });

  it('changes nothing when no file is chosen', async () => {
    const { fake } = open(null);
    await press('Open a file');
    await waitFor(() => expect(callNamesOf(fake)).toEqual(['keys.read']));
    expect(await screen.findByRole('button', { name: 'Open a file' })).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('looks in the environment', async () => {
    const { fake } = open({ source: { kind: 'environment' }, plainFile: 'none' });
    await press('Look in the environment');
    await found();
    expect(lastArgument(fake, 'keys.read')).toEqual({ from: 'environment' });
  });

  it('takes a block of text, and asks for it where there is none', async () => {
    const { fake } = open();
    await press('Paste a block of text');
    const area = screen.getByLabelText('Text with the keys in it');
    expect(area).toBe(document.activeElement);
    await press('Look through this text');
    expect((await screen.findByRole('alert')).textContent).toBe('Please paste the text first.');
    expect(fake.calls).toEqual([]);
    fireEvent.change(area, { target: { value: block } });
    await press('Look through this text');
    await found();
    expect(lastArgument(fake, 'keys.read')).toEqual({ from: 'text', text: block });
  });

  it('takes what is pasted beside the boxes, and leaves what is pasted into them', async () => {
    const { fake } = open();
    pasteAt(box('Box'), block);
    expect(fake.calls).toEqual([]);
    pasteAt(document.body, block);
    await found();
    expect(lastArgument(fake, 'keys.read')).toEqual({ from: 'text', text: block });
  });

  it('reads a file that is dropped or pasted, with its name', async () => {
    const { fake } = open({ plainFile: 'elsewhere' });
    const file = new File([block], 'keys.env');
    drop(box('Box'), file);
    await found();
    expect(lastArgument(fake, 'keys.read')).toEqual({ from: 'text', text: block, name: 'keys.env' });
    await press('Look somewhere else');
    pasteAt(document.body, '', [new File(['a=b'], 'other.ini')]);
    await found();
    expect(lastArgument(fake, 'keys.read')).toEqual({ from: 'text', text: 'a=b', name: 'other.ini' });
  });

  it('reads no file that is too large for one with keys', async () => {
    const { fake } = open();
    drop(box('Box'), new File([new Uint8Array(256 * 1024 + 1)], 'film.mp4'));
    expect((await screen.findByRole('alert')).textContent).toContain(appError('import-too-large').message);
    expect(fake.calls).toEqual([]);
  });

  it('shows where a file would be dropped', () => {
    open();
    const dataTransfer = { types: ['Files'], dropEffect: 'none' };
    fireEvent.dragOver(box('Box'), { dataTransfer });
    expect(screen.getByText('Let go to look for keys in this file')).toBeTruthy();
    expect(dataTransfer.dropEffect).toBe('copy');
    const place = box('Box').parentElement;
    if (place) fireEvent.dragLeave(place, { relatedTarget: document.body });
    expect(screen.queryByText('Let go to look for keys in this file')).toBeNull();
  });

  it('says why nothing was found', async () => {
    const { fake } = open();
    fake.failNext('keys.read', appError('import-empty'));
    await press('Look in the environment');
    expect((await screen.findByRole('alert')).textContent).toContain(appError('import-empty').message);
  });

  it('lets main forget what was found, on going back and on leaving', async () => {
    const { fake, unmount } = open();
    await press('Open a file');
    await found();
    await press('Look somewhere else');
    expect(lastArgument(fake, 'keys.forgetImport')).toEqual({ importId: 'import-1' });
    await press('Open a file');
    await found();
    unmount();
    expect(callNamesOf(fake).filter((name) => name === 'keys.forgetImport')).toHaveLength(2);
  });

  it('forgets an answer that comes after the screen was left', async () => {
    const { fake, unmount } = open();
    const release = fake.holdNext('keys.read');
    await press('Open a file');
    unmount();
    await act(async () => release());
    expect(callNamesOf(fake)).toEqual(['keys.read', 'keys.forgetImport']);
  });
});

describe('putting what was found to use', () => {
  it('saves the key under its name, offers to delete the file, and goes on to the PIN', async () => {
    const { fake, onDone } = open();
    await press('Open a file');
    await found();
    type('Name of the API key', ' Class of 2026 ');
    await press('Save and continue');
    expect(await screen.findByRole('heading', { name: 'Saved, encrypted' })).toBe(document.activeElement);
    expect(lastArgument(fake, 'keys.saveImport')).toEqual({ importId: 'import-1', name: 'Class of 2026' });
    expect(onDone).not.toHaveBeenCalled();
    await press('Delete settings.env');
    expect(await screen.findByRole('alertdialog', { name: 'Delete settings.env?' })).toBeTruthy();
    expect(screen.getByText(/with everything else that is in it/)).toBeTruthy();
    fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Delete settings.env' }));
    expect(await screen.findByText('The file was deleted.')).toBeTruthy();
    expect(lastArgument(fake, 'keys.deletePlainFile')).toEqual({ importId: 'import-1' });
    await press('Continue');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(lastArgument(fake, 'signIn.start')).toEqual({ service: 'x', keyId: 'key-imported' });
  });

  it('uses the access token before the file is offered for deletion', async () => {
    const { fake, onDone } = open({ ways: ['pin', 'own-token', 'app-only'] });
    await press('Open a file');
    await found();
    await press(/Use the access token/, 'radio');
    await press('Save and continue');
    await screen.findByRole('heading', { name: 'Saved, encrypted' });
    expect(lastArgument(fake, 'signIn.withToken')).toEqual({
      from: 'import',
      keyId: 'key-imported',
      importId: 'import-1',
    });
    expect(onDone).not.toHaveBeenCalled();
    await press('Done');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  });

  it('begins with the way that the person was on', async () => {
    const { fake } = open({ ways: ['pin', 'app-only'] }, { purpose: { kind: 'sign-in', preferred: 'app-only' } });
    await press('Open a file');
    await found();
    expect(screen.getByRole('radio', { name: /Look around/ })).toHaveProperty('checked', true);
    await press('Save and continue');
    await screen.findByRole('heading', { name: 'Saved, encrypted' });
    expect(lastArgument(fake, 'signIn.appOnly')).toEqual({
      service: 'x',
      keyId: 'key-imported',
    });
  });

  it('does not keep a key that X does not know, and lets the person look elsewhere', async () => {
    const { fake } = open({ ways: ['app-only'] });
    fake.failNext('signIn.appOnly', appError('wrong-keys', { kind: 'enter-keys' }));
    await press('Open a file');
    await found();
    await press('Save and continue');
    expect((await screen.findByRole('alert')).textContent).toContain(appError('wrong-keys').message);
    expect(fake.app.keys).toEqual([]);
    await press('Check the API key');
    expect(await screen.findByRole('button', { name: 'Open a file' })).toBeTruthy();
  });

  it('joins an access token without its key to a saved one', async () => {
    const { fake } = open({ found: tokens, ways: [] }, { keys: [fakeKey] });
    await press('Open a file');
    await found();
    expect(screen.getByRole('radio', { name: 'Class of 2026 (ends in q7Zd)' })).toHaveProperty('checked', true);
    await press('Save and continue');
    await screen.findByRole('heading', { name: 'Saved, encrypted' });
    expect(callNamesOf(fake)).not.toContain('keys.saveImport');
    expect(lastArgument(fake, 'signIn.withToken')).toEqual({ from: 'import', keyId: fakeKey.id, importId: 'import-1' });
  });

  it('offers nothing where nothing can be done', async () => {
    open({ found: tokens, ways: [] });
    await press('Open a file');
    await found();
    expect(screen.queryByRole('button', { name: 'Save and continue' })).toBeNull();
    expect(screen.getByText('There is nothing in it that Pinion could use by itself.')).toBeTruthy();
  });

  it('asks where the file is when Pinion does not know, and says when it is another one', async () => {
    const { fake } = open({ plainFile: 'elsewhere' });
    await press('Open a file');
    await found();
    await press('Save and continue');
    fake.failNext('keys.deletePlainFile', appError('file-other'));
    await press('Show the file and delete it');
    const question = within(await screen.findByRole('alertdialog', { name: 'Delete the file?' }));
    fireEvent.click(question.getByRole('button', { name: 'Show the file and delete it' }));
    expect((await screen.findByRole('alert')).textContent).toContain(appError('file-other').message);
    expect(screen.getByRole('button', { name: 'Show the file and delete it' })).toBeTruthy();
  });

  it('says how keys are taken out of the environment', async () => {
    open({ source: { kind: 'environment' }, plainFile: 'none' });
    await press('Look in the environment');
    await found();
    await press('Save and continue');
    expect(await screen.findByText(/Take them out where they are set/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /elete/ })).toBeNull();
  });

  it('deletes nothing where Pinion itself forgets the key when it closes', async () => {
    const { onDone } = open({}, { sessionOnly: true, purpose: { kind: 'add' } });
    await press('Open a file');
    await found();
    expect(screen.getByText(/you will need it again/)).toBeTruthy();
    await press('Save the API key');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(screen.queryByRole('button', { name: /Delete/ })).toBeNull();
  });

  it('takes no name that is longer than main takes', async () => {
    const { fake } = open();
    await press('Open a file');
    await found();
    type('Name of the API key', 'x'.repeat(61));
    await press('Save and continue');
    expect((await screen.findByRole('alert')).textContent).toBe('A name has at most 60 characters.');
    expect(callNamesOf(fake)).not.toContain('keys.saveImport');
  });
});
