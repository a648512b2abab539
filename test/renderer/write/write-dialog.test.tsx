// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import { spokenLength } from '../../../renderer/write/length-text.ts';
import { WriteDialog } from '../../../renderer/write/write-dialog.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { callNamesOf, lastArgument, press, show } from '../../support/page-setup.tsx';

let accounts = 0;

/** Drafts are kept per account, so every test has its own. */
function open(change: Partial<AccountView> = {}, fake = new FakeBridge()) {
  accounts += 1;
  const account = fakeAccount(0, { id: `x:${5000 + accounts}`, canPost: true, ...change });
  const onPosted = vi.fn();
  const onClose = vi.fn();
  const again = () =>
    show(
      fake,
      <WriteDialog
        account={account}
        usd={{ write: 0.015, writeWithLink: 0.2 }}
        onClose={onClose}
        onPosted={onPosted}
      />,
    );
  again();
  return { fake, account, onPosted, onClose, again };
}

const field = (): HTMLTextAreaElement => screen.getByLabelText('Text');
const write = (value: string): void => void fireEvent.change(field(), { target: { value } });

describe('writing a post', () => {
  it('counts as X does', () => {
    open();
    expect(screen.getByText('0 of 280')).toBeTruthy();
    write('Hello, world! 👋');
    expect(screen.getByText('16 of 280')).toBeTruthy();
  });

  it('says the price, and the other one as soon as there is a link', () => {
    open();
    write('The heron is back');
    expect(screen.getByText(/about \$0\.015 for this post\. With a link it would be about \$0\.20/)).toBeTruthy();
    write('The heron is back: example.com/heron');
    expect(screen.getByText('X charges about $0.20 for a post with a link.')).toBeTruthy();
  });

  it('does not let a post through that is blank or too long, and says by how much', () => {
    open();
    const goOn = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Continue' });
    expect(goOn().disabled).toBe(true);
    write('a'.repeat(285));
    expect(goOn().disabled).toBe(true);
    expect(screen.getByText(/285 of 280 · 5 too many/)).toBeTruthy();
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('status').textContent).toBe('10 too many');
    write('a');
    expect(goOn().disabled).toBe(false);
  });

  it('asks before it posts, with account, text and price; the safe answer has the focus', async () => {
    const { fake, account, onPosted } = open();
    write('Good morning');
    await press('Continue');
    expect(screen.getByRole('dialog', { name: 'Post this?' })).toBeTruthy();
    expect(screen.getByText(`This will be posted by @${account.username}, for everyone to see:`)).toBeTruthy();
    expect(screen.getByText('Good morning')).toBeTruthy();
    expect(screen.getByText('X charges about $0.015 for this post.')).toBeTruthy();
    const back = screen.getByRole('button', { name: 'Back to the text' });
    await waitFor(() => expect(document.activeElement).toBe(back));
    expect(callNamesOf(fake)).not.toContain('post.write');
    await press('Post now');
    expect((await screen.findByRole('status')).textContent).toBe('Your post is online.');
    expect(lastArgument(fake, 'post.write')).toEqual({ accountId: account.id, text: 'Good morning' });
    expect(onPosted).toHaveBeenCalledExactlyOnceWith({
      postId: '1900000000000000001',
      url: 'https://x.com/i/web/status/1900000000000000001',
    });
    await press('Open on X');
    expect(lastArgument(fake, 'links.open')).toEqual({ url: 'https://x.com/i/web/status/1900000000000000001' });
    await press('Write another');
    expect(field().value).toBe('');
  });

  it('keeps the text when it fails, when it is closed, and for its own account only', async () => {
    const { fake, again } = open();
    fake.failNext('post.write', appError('network', { kind: 'retry' }));
    write('Do not lose me');
    await press('Continue');
    await press('Post now');
    expect((await screen.findByRole('alert')).textContent).toContain(appError('network').message);
    await press('Back to the text');
    expect(field().value).toBe('Do not lose me');
    cleanup();
    again();
    expect(field().value).toBe('Do not lose me');
    cleanup();
    open();
    expect(field().value).toBe('');
  });

  it('does not post twice by itself, and tries again when asked', async () => {
    const { fake } = open();
    const release = fake.holdNext('post.write');
    fake.failNext('post.write', appError('network', { kind: 'retry' }));
    write('Once');
    await press('Continue');
    await press('Post now');
    await press('Post now');
    release();
    await press('Try again');
    await screen.findByText('Your post is online.');
    expect(callNamesOf(fake).filter((name) => name === 'post.write')).toHaveLength(2);
  });

  it('offers no second try where the first one may have worked', async () => {
    const { fake } = open();
    fake.failNext('post.write', appError('post-uncertain'));
    write('Perhaps');
    await press('Continue');
    await press('Post now');
    await screen.findByRole('alert');
    expect(screen.queryByRole('button', { name: 'Post now' })).toBeNull();
    await press('Back to the text');
    expect(field().value).toBe('Perhaps');
  });

  it('is not closed while it posts', async () => {
    const { fake, onClose } = open();
    const release = fake.holdNext('post.write');
    write('Wait');
    await press('Continue');
    await press('Post now');
    await press('Close');
    expect(onClose).not.toHaveBeenCalled();
    release();
    await screen.findByText('Your post is online.');
    fireEvent.click(screen.getAllByRole('button', { name: 'Close' })[0] ?? document.body);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });

  it('is free at the practice service, and says that nobody sees it', async () => {
    open({ service: 'practice', id: 'practice:7' });
    write('example.com');
    expect(screen.getByText('Free: this is the practice service.')).toBeTruthy();
    await press('Continue');
    await press('Post now');
    expect(await screen.findByText(/Nobody else can see it/)).toBeTruthy();
  });

  it('says that it will be found out whether the key may post', () => {
    open({ canPost: null });
    expect(screen.getByText(/will be seen when you post/)).toBeTruthy();
  });

  it('explains what to do when the key may only read', async () => {
    const { fake } = open({ canPost: false });
    expect(screen.queryByLabelText('Text')).toBeNull();
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    await press('Open X’s console');
    expect(lastArgument(fake, 'links.open')).toEqual({ url: 'https://console.x.com/' });
  });
});

describe('what screen readers hear of the length', () => {
  it.each([
    [0, ''],
    [259, ''],
    [260, '20 left'],
    [265, '20 left'],
    [271, '10 left'],
    [280, '0 left'],
    [281, '10 too many'],
    [300, '20 too many'],
  ])('at %d of 280: %j', (weighted, said) => {
    expect(spokenLength(weighted, 280)).toBe(said);
  });
});
