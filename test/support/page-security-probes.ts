/**
 * What a hostile script in the page would try, as a list that runs in any shell. A policy that reads well can still be
 * void, so nothing here looks at headers: each probe does the forbidden thing and reports whether it was stopped.
 */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import type { Bridge } from '../../electron/contract/bridge.ts';

export interface Finding {
  probe: string;
  /** The attempt failed, as it must. */
  stopped: boolean;
  /** What was seen, for the report of a failure. */
  seen: string;
}

type Attempt = (page: Page, outside: string) => Promise<string>;

/**
 * Each attempt returns `stopped: ...` or `went through: ...`. Attempts run from a timer of the page, because code that
 * a debugger evaluates directly may be exempt from the content policy.
 */
const attempts: Record<string, Attempt> = {
  'eval of text': (page) =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          setTimeout(() => {
            try {
              // biome-ignore lint/security/noGlobalEval: the probe is that it fails
              resolve(`went through: ${globalThis.eval('40 + 2')}`);
            } catch (cause) {
              resolve(`stopped: ${cause}`);
            }
          }),
        ),
    ),

  'inline script': (page) =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          setTimeout(() => {
            const marker = window as unknown as { inlineRan?: boolean };
            try {
              const script = document.createElement('script');
              script.textContent = 'window.inlineRan = true';
              document.head.append(script);
              script.remove();
            } catch (cause) {
              resolve(`stopped: ${cause}`);
              return;
            }
            resolve(marker.inlineRan ? 'went through: it ran' : 'stopped: it did not run');
          }),
        ),
    ),

  'inline event handler': (page) =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          setTimeout(() => {
            const marker = window as unknown as { handlerRan?: boolean };
            const button = document.createElement('button');
            try {
              button.setAttribute('onclick', 'window.handlerRan = true');
            } catch (cause) {
              resolve(`stopped: ${cause}`);
              return;
            }
            button.click();
            resolve(marker.handlerRan ? 'went through: it ran' : 'stopped: it did not run');
          }),
        ),
    ),

  'text as markup': (page) =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          setTimeout(() => {
            try {
              document.createElement('div').innerHTML = '<b>bold</b>';
              resolve('went through: assigned');
            } catch (cause) {
              resolve(`stopped: ${cause}`);
            }
          }),
        ),
    ),

  'inline style without a nonce': (page) =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          setTimeout(() => {
            const style = document.createElement('style');
            style.textContent = 'html { --probe: on }';
            document.head.append(style);
            const value = getComputedStyle(document.documentElement).getPropertyValue('--probe');
            style.remove();
            resolve(value ? 'went through: applied' : 'stopped: not applied');
          }),
        ),
    ),

  'remote script': (page, outside) => loadElement(page, 'script', `${outside}/script.js`),
  'remote picture': (page, outside) => loadElement(page, 'img', `${outside}/picture.png`),
  'picture in a data address': (page) =>
    loadElement(page, 'img', 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='),
  'remote style sheet': (page, outside) => loadElement(page, 'link', `${outside}/style.css`),

  fetch: (page, outside) =>
    page.evaluate(
      (url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => 'went through: answered',
          (cause) => `stopped: ${cause}`,
        ),
      `${outside}/fetch`,
    ),

  'fetch of an own file': (page) =>
    page.evaluate(() =>
      fetch('/index.html').then(
        (answer) => `went through: ${answer.status}`,
        (cause) => `stopped: ${cause}`,
      ),
    ),

  'web socket': (page, outside) =>
    page.evaluate(
      (url) =>
        new Promise<string>((resolve) => {
          try {
            const socket = new WebSocket(url);
            socket.onopen = () => resolve('went through: opened');
            socket.onerror = () => resolve('stopped: refused');
          } catch (cause) {
            resolve(`stopped: ${cause}`);
          }
        }),
      `${outside.replace('http', 'ws')}/socket`,
    ),

  beacon: async (page, outside) => {
    await page.evaluate((url) => navigator.sendBeacon(url, 'x'), `${outside}/beacon`).catch(() => false);
    return 'stopped: unless the server saw it';
  },

  worker: (page) =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          try {
            const worker = new Worker('/worker.js');
            worker.onerror = () => resolve('stopped: refused');
            worker.onmessage = () => resolve('went through: it runs');
          } catch (cause) {
            resolve(`stopped: ${cause}`);
          }
        }),
    ),

  'remote frame': async (page, outside) => {
    await page.evaluate(
      (url) =>
        new Promise<void>((resolve) => {
          const frame = document.createElement('iframe');
          frame.id = 'probe-frame';
          frame.onload = () => resolve();
          frame.onerror = () => resolve();
          frame.src = url;
          document.body.append(frame);
          setTimeout(resolve, 1000);
        }),
      `${outside}/frame`,
    );
    const inside = page.frames().map((frame) => frame.url());
    await page.evaluate(() => document.getElementById('probe-frame')?.remove());
    return inside.some((url) => url.startsWith(outside)) ? `went through: ${inside}` : `stopped: ${inside}`;
  },

  'bridge in an empty frame': (page) =>
    page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const bridge = (frame.contentWindow as unknown as { pinion?: Bridge } | null)?.pinion;
      const answer = bridge ? await bridge.app.view() : null;
      frame.remove();
      if (bridge === undefined) return 'stopped: no bridge';
      return answer?.ok === false && answer.error.code === 'call-refused'
        ? 'stopped: refused'
        : 'went through: answered';
    }),

  'new window': async (page, outside) => {
    const before = page.context().pages().length;
    const opened = await page.evaluateHandle(
      (url) => [window.open(url), window.open('about:blank')],
      `${outside}/window`,
    );
    const closed = await windowsClose(page, before);
    const open = await opened.evaluate((windows) => windows.filter((one) => one !== null && !one.closed).length);
    return open > 0 || !closed ? `went through: ${open} windows stay open` : 'stopped: none stays open';
  },

  'link into a new window': async (page, outside) => {
    const before = page.context().pages().length;
    await page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      link.target = '_blank';
      link.click();
    }, `${outside}/link`);
    return (await windowsClose(page, before)) ? 'stopped: no window stays open' : 'went through: a window stays open';
  },

  'form that posts': (page, outside) =>
    staysAfter(
      page,
      (url) => {
        const form = document.createElement('form');
        form.method = 'post';
        form.action = url;
        document.body.append(form);
        form.submit();
      },
      `${outside}/form`,
    ),

  'going to another address': (page, outside) =>
    staysAfter(
      page,
      (url) => {
        window.location.href = url;
      },
      `${outside}/location`,
    ),

  'going to an empty page': (page) =>
    staysAfter(
      page,
      (url) => {
        window.location.href = url;
      },
      'about:blank',
    ),

  'going to another own file': (page) =>
    staysAfter(
      page,
      (url) => {
        window.location.href = url;
      },
      '/assets/',
    ),

  'a refresh element': (page, outside) =>
    staysAfter(
      page,
      (url) => {
        const meta = document.createElement('meta');
        meta.httpEquiv = 'refresh';
        meta.content = `0;url=${url}`;
        document.head.append(meta);
      },
      `${outside}/refresh`,
    ),

  'another base address': (page, outside) =>
    page.evaluate((url) => {
      const base = document.createElement('base');
      base.href = url;
      document.head.append(base);
      const moved = document.baseURI.startsWith(url);
      base.remove();
      return moved ? 'went through: base moved' : 'stopped: base stays';
    }, outside),

  permissions: (page) =>
    page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'local-fonts'];
      const granted: string[] = [];
      for (const name of names) {
        const state = await navigator.permissions.query({ name: name as PermissionName }).then(
          (status) => status.state,
          () => 'denied',
        );
        if (state !== 'denied') granted.push(`${name} ${state}`);
      }
      return granted.length > 0 ? `went through: ${granted}` : 'stopped: all denied';
    }),

  'place of the computer': (page) =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('went through: position'),
            (error) =>
              resolve(error.code === error.PERMISSION_DENIED ? 'stopped: denied' : `went through: ${error.message}`),
            { timeout: 3000 },
          ),
        ),
    ),

  camera: (page) =>
    page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true, audio: true }).then(
        () => 'went through: stream',
        // A computer without a camera says so before it asks for permission; `permissions` covers that.
        (cause) => `stopped: ${cause}`,
      ),
    ),

  'peer connection': (page, outside) =>
    page.evaluate(async (host) => {
      try {
        const connection = new RTCPeerConnection({
          iceServers: [
            { urls: `stun:${host}` },
            { urls: [`turn:${host}?transport=tcp`, `turn:${host}`], username: 'probe', credential: 'probe' },
          ],
        });
        connection.createDataChannel('probe');
        await connection.setLocalDescription(await connection.createOffer());
        await new Promise((resolve) => setTimeout(resolve, 1500));
        connection.close();
        return 'stopped: unless the server saw it';
      } catch (cause) {
        return `stopped: ${cause}`;
      }
    }, new URL(outside).host),

  'connection in advance': async (page, outside) => {
    await page.evaluate((url) => {
      for (const rel of ['preconnect', 'prefetch', 'dns-prefetch']) {
        const link = document.createElement('link');
        link.rel = rel;
        link.href = url;
        document.head.append(link);
      }
    }, outside);
    await settle(page);
    return 'stopped: unless the server saw it';
  },

  'Node in the page': (page) =>
    page.evaluate(() => {
      const found = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      );
      return found.length > 0 ? `went through: ${found}` : 'stopped: none';
    }),

  'media of an unknown host': (page, outside) =>
    page.evaluate(
      (url) =>
        new Promise<string>((resolve) => {
          const address = btoa(url).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
          const origins = ['media://remote', 'https://media.pinion.localhost'];
          const origin = origins[window.location.protocol === 'pinion:' ? 0 : 1];
          const image = new Image();
          image.onload = () => resolve('went through: loaded');
          image.onerror = () => resolve('stopped: refused');
          image.src = `${origin}/${address}`;
        }),
      `${outside}/picture.png`,
    ),
};

/** Lets the browser process work through what the page asked for: a round trip through it and back. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500))).catch(() => undefined);
}

/** A shell may close a new window instead of not making it. @returns whether there are no more than before */
async function windowsClose(page: Page, before: number): Promise<boolean> {
  for (let tries = 0; tries < 10; tries += 1) {
    await settle(page);
    if (page.context().pages().length <= before) return true;
  }
  return false;
}

/** The window has to go on showing our page: the same document, or, where a shell can only bring it back, a new one. */
async function staysAfter(page: Page, leave: (url: string) => void, url: string): Promise<string> {
  const own = page.url();
  await page.evaluate(leave, url).catch(() => undefined);
  await settle(page);
  const back = await page.waitForURL(own, { timeout: 20_000, waitUntil: 'load' }).then(
    () => true,
    () => false,
  );
  return back ? 'stopped: our page is there' : `went through: ${page.url()}`;
}

const loadElement = (page: Page, element: 'script' | 'img' | 'link', url: string): Promise<string> =>
  page.evaluate(
    ([name, address]) =>
      new Promise<string>((resolve) => {
        const node = document.createElement(name);
        node.onload = () => resolve('went through: loaded');
        node.onerror = () => resolve('stopped: refused');
        try {
          if (node instanceof HTMLLinkElement) {
            node.rel = 'stylesheet';
            node.href = address;
          } else {
            node.src = address;
          }
        } catch (cause) {
          resolve(`stopped: ${cause}`);
          return;
        }
        document.head.append(node);
      }),
    [element, url] as const,
  );

/**
 * Runs every probe against a page that is fully loaded. A small server on this computer stands for the outside world;
 * whatever it hears of counts as let through, whatever the page believes.
 */
export async function probePageSecurity(page: Page): Promise<Finding[]> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.setHeader('access-control-allow-origin', '*').end();
  });
  server.on('upgrade', (request, socket) => {
    heard.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  server.on('connection', () => heard.push('a connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const outside = `http://127.0.0.1:${port}`;
  const datagrams = createSocket('udp4').on('message', () => heard.push('a datagram'));
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve));
  try {
    const findings: Finding[] = [];
    for (const [probe, attempt] of Object.entries(attempts)) {
      const heardBefore = heard.length;
      const seen = await attempt(page, outside).catch((cause: unknown) => `went through: probe failed: ${cause}`);
      const outsideHeard = heard.slice(heardBefore);
      findings.push({
        probe,
        stopped: seen.startsWith('stopped') && outsideHeard.length === 0,
        seen: outsideHeard.length > 0 ? `${seen}; the outside heard ${outsideHeard}` : seen,
      });
    }
    return findings;
  } finally {
    datagrams.close();
    server.closeAllConnections();
    server.close();
  }
}

/** The findings that must not be there. */
export const breaches = (findings: readonly Finding[]): Finding[] => findings.filter(({ stopped }) => !stopped);
