import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { isOwnDocument, lockNavigation } from '../../electron/security/navigation-lock.ts';
import type { LockableContents } from '../../electron/shell/shell.ts';

class FakeContents extends EventEmitter {
  openWindow: (() => { action: string }) | null = null;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void {
    this.openWindow = handler;
  }
}

describe('navigation lock', () => {
  const locked = (): FakeContents => {
    const contents = new FakeContents();
    lockNavigation(contents as unknown as LockableContents);
    return contents;
  };

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('prevents %s', (name) => {
    const event = { preventDefault: vi.fn() };
    locked().emit(name, event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  it('denies new windows', () => {
    expect(locked().openWindow?.()).toEqual({ action: 'deny' });
  });
});

describe('own document', () => {
  it.each(['pinion://app/', 'pinion://app/?a=b', 'pinion://app/#top'])('is %s', (url) => {
    expect(isOwnDocument(url, 'pinion://app')).toBe(true);
  });

  it.each([
    'pinion://app/other.html',
    'pinion://other/',
    'pinion://app.example/',
    'pinion://user@app/',
    'pinion://app:80/',
    'https://app/',
    'about:blank',
    'data:text/html,x',
    'blob:pinion://app/1',
    'javascript:alert(1)',
    'not an address',
    '',
  ])('is not %s', (url) => {
    expect(isOwnDocument(url, 'pinion://app')).toBe(false);
  });

  it('compares the whole origin of the development shell', () => {
    expect(isOwnDocument('https://pinion.localhost/', 'https://pinion.localhost')).toBe(true);
    expect(isOwnDocument('https://media.pinion.localhost/', 'https://pinion.localhost')).toBe(false);
    expect(isOwnDocument('https://pinion.localhost:8443/', 'https://pinion.localhost')).toBe(false);
    expect(isOwnDocument('https://pinion.localhost.example/', 'https://pinion.localhost')).toBe(false);
  });
});
