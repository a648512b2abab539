import { describe, expect, it, vi } from 'vitest';
import { callNames, eventNames } from '../electron/contract/bridge.ts';

type Exposed = Record<string, Record<string, (argument: unknown) => unknown>>;
type EventListener = (event: object, name: unknown, payload: unknown) => void;

/** What the script has done when it was loaded, which it is once. */
const done = vi.hoisted(() => {
  const exposed: [string, unknown][] = [];
  const heard: [string, EventListener][] = [];
  const invoke = vi.fn(async (..._sent: unknown[]) => 'answer');
  return { exposed, heard, invoke };
});
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => done.exposed.push([name, api]) },
  ipcRenderer: {
    invoke: done.invoke,
    on: (channel: string, listener: EventListener) => done.heard.push([channel, listener]),
  },
}));

async function load(): Promise<Exposed> {
  await import('../electron/preload.ts');
  expect(done.exposed.map(([name]) => name)).toEqual(['pinion']);
  return done.exposed[0]?.[1] as Exposed;
}

describe('preload script', () => {
  it('gives the page the verbs and events of the contract, and nothing else', async () => {
    const members = Object.entries(await load()).flatMap(([room, own]) =>
      Object.keys(own).map((member) => (room === 'on' ? member : `${room}.${member}`)),
    );
    expect(members.toSorted()).toEqual([...callNames, ...eventNames].toSorted());
  });

  it('sends every call through the one channel', async () => {
    const { links } = await load();
    expect(await links?.['open']?.({ url: 'https://example.com' })).toBe('answer');
    expect(done.invoke).toHaveBeenCalledExactlyOnceWith('pinion:call', 'links.open', { url: 'https://example.com' });
  });

  it('hands a listener the payload, and never the event, which would hand over the sender', async () => {
    const { on } = await load();
    const listener = vi.fn();
    on?.['menu.chosen']?.(listener);
    expect(done.heard.map(([channel]) => channel)).toEqual(['pinion:event']);
    done.heard[0]?.[1]({ sender: 'the sender' }, 'menu.chosen', { command: 'refresh' });
    expect(listener.mock.calls).toEqual([[{ command: 'refresh' }]]);
  });
});
