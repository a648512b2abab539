// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import { PostDataDialog } from '../../../renderer/data/post-data-dialog.tsx';
import { FakeBridge } from '../../support/fake-bridge.ts';
import { lastArgument, press, show } from '../../support/page-setup.tsx';

function open(fake = new FakeBridge()) {
  show(fake, <PostDataDialog accountId="x:100" entryId="42" onClose={() => undefined} />);
  return fake;
}

describe('data of a post', () => {
  it('is shown as it is, and can be scrolled with the keyboard', async () => {
    open();
    const data = await screen.findByRole('region', { name: 'Data as JSON' });
    expect(JSON.parse(data.textContent ?? '')).toEqual({ id: '42', text: 'What is kept of this post' });
    expect(data.tabIndex).toBe(0);
  });

  it('is copied, and that is said', async () => {
    const fake = open();
    await press('Copy');
    expect(await screen.findByText('The data was copied.')).toBeTruthy();
    expect(lastArgument(fake, 'post.copyData')).toEqual({ accountId: 'x:100', entryId: '42' });
  });

  it('says so while it is looked up, and when the post is not kept', async () => {
    const fake = new FakeBridge();
    const release = fake.holdNext('post.data');
    fake.failNext('post.data', appError('post-not-kept'));
    open(fake);
    expect(screen.getByRole('status').textContent).toBe('Looking it up');
    release();
    expect((await screen.findByRole('alert')).textContent).toContain(appError('post-not-kept').message);
    expect(screen.queryByRole('button', { name: 'Copy' })).toBeNull();
  });

  it('is asked for again after a failure', async () => {
    const fake = new FakeBridge();
    fake.failNext('post.data', appError('unexpected', { kind: 'retry' }));
    open(fake);
    await press('Try again');
    expect(await screen.findByRole('region', { name: 'Data as JSON' })).toBeTruthy();
  });
});
