import { describe, expect, it, vi } from 'vitest';
import { refuseDownloads } from '../../electron/security/downloads.ts';

describe('downloads', () => {
  it('are prevented, whoever starts them', () => {
    const on = vi.fn();
    refuseDownloads({ on });
    expect(on).toHaveBeenCalledExactlyOnceWith('will-download', expect.any(Function));
    const event = { preventDefault: vi.fn() };
    on.mock.calls[0]?.[1](event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});
