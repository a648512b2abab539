// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError, ok } from '../../../electron/contract/errors.ts';
import { lastArgument, press, systemTheme } from '../../support/page-setup.tsx';
import { photo, showPost } from './post-fixtures.tsx';

const two = [photo({ key: 'a', alt: 'Hills under a low sun' }), photo({ key: 'b' })];
const film = photo({ kind: 'video', key: 'v', source: 'data:video/mp4;base64,AA', alt: 'Waves', durationMs: 5000 });

async function opened(media = two) {
  const shown = showPost({ media });
  const [button] = await screen.findAllByRole('button', { name: /^(Larger: |Show larger)/ });
  fireEvent.click(button ?? document.body);
  const dialog = await screen.findByRole('dialog', { name: 'Pictures and videos' });
  return { ...shown, dialog };
}

const key = (name: string): boolean => fireEvent.keyDown(document.activeElement ?? document.body, { key: name });
const scale = (): string =>
  /scale\(([\d.]+)\)/.exec(screen.getByRole('dialog').querySelector('img')?.style.transform ?? '')?.[1] ?? '';

describe('pictures over the whole window', () => {
  it('go on by keys and buttons, say which one it is, and always describe it', async () => {
    const { dialog } = await opened();
    expect(within(dialog).getByText('1 of 2')).toBeTruthy();
    expect(within(dialog).getByText('Hills under a low sun')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Previous' })).toBeNull();
    key('ArrowRight');
    expect(within(dialog).getByText('2 of 2')).toBeTruthy();
    expect(within(dialog).getByText('The author has not described this.')).toBeTruthy();
    key('ArrowRight');
    expect(within(dialog).getByText('2 of 2')).toBeTruthy();
    await press('Previous');
    expect(within(dialog).getByText('1 of 2')).toBeTruthy();
  });

  it('zoom by keys, and start anew with the next one', async () => {
    await opened();
    expect(scale()).toBe('1');
    key('+');
    key('+');
    expect(scale()).toBe('2.25');
    expect(screen.getByText('Shown at 225%')).toBeTruthy();
    // Zoomed, the arrows move the picture.
    key('ArrowRight');
    expect(screen.getByText('1 of 2')).toBeTruthy();
    key('-');
    expect(scale()).toBe('1.5');
    key('0');
    expect(scale()).toBe('1');
    await press('Zoom in');
    key('PageDown');
    expect(screen.getByText('2 of 2')).toBeTruthy();
    expect(scale()).toBe('1');
  });

  it('zoom by double click', async () => {
    const { dialog } = await opened();
    fireEvent.doubleClick(within(dialog).getByRole('img'));
    expect(scale()).toBe('2.5');
    fireEvent.doubleClick(within(dialog).getByRole('img'));
    expect(scale()).toBe('1');
  });

  it('close by Escape and give the focus back', async () => {
    showPost({ media: two });
    const button = screen.getByRole('button', { name: 'Larger: Hills under a low sun' });
    button.focus();
    fireEvent.click(button);
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    key('Escape');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  it('are saved where the person wants, and say how that went', async () => {
    const { fake, dialog } = await opened();
    await press('Save as …');
    expect(lastArgument(fake, 'post.saveMedia')).toEqual({ accountId: 'x:100', entryId: '1900', mediaKey: 'a' });
    expect(await within(dialog).findByText('The file was saved.')).toBeTruthy();
    fake.failNext('post.saveMedia', appError('file-not-written'));
    await press('Save as …');
    expect(await within(dialog).findByText(/could not be written/)).toBeTruthy();
    fake.answerNext('post.saveMedia', ok({ saved: false }));
    await press('Save as …');
    await waitFor(() => expect(within(dialog).queryByText(/saved|written/)).toBeNull());
  });

  it('offer another try when one does not load', async () => {
    const { dialog } = await opened();
    fireEvent.error(within(dialog).getByRole('img'));
    expect(within(dialog).getByText('This picture could not be loaded.')).toBeTruthy();
    await press('Try again');
    expect(within(dialog).getByRole('img')).toBeTruthy();
  });
});

describe('a video over the whole window', () => {
  it('is muted, has controls, and starts by itself only where motion is wanted', async () => {
    for (const calm of [false, true]) {
      systemTheme.dark = calm;
      const { dialog } = await opened([film]);
      const video = within(dialog).getByLabelText('Waves') as HTMLVideoElement;
      expect([video.muted, video.controls, video.autoplay]).toEqual([true, true, !calm]);
      expect(screen.queryByRole('button', { name: 'Zoom in' })).toBeNull();
      cleanup();
    }
  });

  it('keeps its own keys', async () => {
    const { dialog } = await opened([film, ...two]);
    const video = within(dialog).getByLabelText('Waves');
    fireEvent.keyDown(video, { key: 'ArrowRight' });
    expect(within(dialog).getByText('1 of 3')).toBeTruthy();
  });
});
