// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { appError, ok } from '../../../electron/contract/errors.ts';
import { ExportDialog } from '../../../renderer/export/export-dialog.tsx';
import { FakeBridge } from '../../support/fake-bridge.ts';
import { callNamesOf, lastArgument, press, show } from '../../support/page-setup.tsx';

const home = { kind: 'timeline', timeline: { kind: 'home' } } as const;

function open(fake = new FakeBridge(), total: number | null = 200) {
  const onClose = vi.fn();
  show(
    fake,
    <ExportDialog accountId="x:100" source={home} title="Home timeline of @ada" total={total} onClose={onClose} />,
  );
  return { fake, onClose };
}

describe('saving posts to a file', () => {
  it('says what is saved, and offers four kinds of file with a sentence each', () => {
    open();
    expect(screen.getByText('Home timeline of @ada, 200 posts')).toBeTruthy();
    expect(screen.getAllByRole('radio')).toHaveLength(4);
    expect(screen.getByRole('radio', { name: /^Table \(CSV\).*For Excel/ })).toHaveProperty('checked', true);
  });

  it('saves in the form that was chosen and says under which name', async () => {
    const { fake } = open();
    await press(/^Data \(JSON\)/, 'radio');
    await press('Save');
    expect((await screen.findByRole('status')).textContent).toBe('200 posts were saved as Home timeline.csv.');
    expect(lastArgument(fake, 'export.save')).toEqual({ accountId: 'x:100', source: home, format: 'json' });
  });

  it('shows how far it is, for its own account only', async () => {
    const { fake } = open();
    const release = fake.holdNext('export.save');
    await press('Save');
    expect(await screen.findByText('Choose where to save the file')).toBeTruthy();
    act(() => fake.emit('export.progress', { accountId: 'x:101', done: 9, total: 10 }));
    expect(screen.queryByRole('progressbar')).toBeNull();
    act(() => fake.emit('export.progress', { accountId: 'x:100', done: 50, total: 200 }));
    const bar = screen.getByRole('progressbar', { name: 'Saving' });
    expect(bar.getAttribute('aria-valuenow')).toBe('50');
    expect(bar.getAttribute('aria-valuetext')).toBe('50 of 200 posts');
    release();
    await screen.findByText(/were saved as/);
  });

  it('can be cancelled, and offers the kinds of file again', async () => {
    const { fake } = open();
    const release = fake.holdNext('export.save');
    fake.answerNext('export.save', ok({ state: 'cancelled' }));
    await press('Save');
    await press('Cancel');
    expect(lastArgument(fake, 'export.cancel')).toEqual({ accountId: 'x:100' });
    release();
    expect(await screen.findByText('Nothing was saved.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Save' })).toBeTruthy();
  });

  it('gives the file up when it is closed meanwhile', async () => {
    const { fake, onClose } = open();
    const release = fake.holdNext('export.save');
    await press('Save');
    await press('Close');
    expect(callNamesOf(fake)).toContain('export.cancel');
    expect(onClose).toHaveBeenCalledOnce();
    release();
  });

  it('says what went wrong and tries again', async () => {
    const { fake } = open();
    fake.failNext('export.save', appError('file-not-written', { kind: 'retry' }));
    await press('Save');
    expect((await screen.findByRole('alert')).textContent).toContain(appError('file-not-written').message);
    await press('Try again');
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('saved as'));
  });

  it('needs no number of posts', () => {
    open(new FakeBridge(), null);
    expect(screen.getByText('Home timeline of @ada')).toBeTruthy();
  });
});
