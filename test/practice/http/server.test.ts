import { describe, expect, it } from 'vitest';
import { startService } from '../client.ts';
import { ask } from '../raw.ts';

const homePage = '/2/users/me';

describe('address of the practice service', () => {
  it.skipIf(process.platform !== 'linux')('is this one address of this computer only', async () => {
    const { service } = await startService();
    const { port } = new URL(service.origin);
    expect((await ask(service.origin + homePage)).status).toBe(403);
    // On Linux, the whole of 127.0.0.0/8 is this computer: something that listens everywhere would answer.
    await expect(ask(`http://127.0.0.2:${port}${homePage}`)).rejects.toThrow('ECONNREFUSED');
  });

  it.each(['example.com', 'example.com:80', '127.0.0.1', '0.0.0.0'])(
    'is not %j, which a page of a foreign site could point here',
    async (host) => {
      const { service } = await startService();
      expect((await ask(service.origin + homePage, { host })).status).toBe(421);
    },
  );
});
