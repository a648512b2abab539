/** Runs in the page's process, isolated from the page: gives it the contract's verbs and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { makeBridge } from './contract/bridge.ts';
import { callChannel, eventChannel } from './shell/electron/channels.ts';
import { makeListeners } from './shell/listeners.ts';

const { listen, emit } = makeListeners();
// The event object stays here: it would hand the page the sender.
ipcRenderer.on(eventChannel, (_event, name: unknown, payload: unknown) => emit(name, payload));

contextBridge.exposeInMainWorld(
  'pinion',
  makeBridge({ call: (name, argument) => ipcRenderer.invoke(callChannel, name, argument), listen }),
);
