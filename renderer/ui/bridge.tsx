/** How every component reaches main: the contract's bridge through context, so that a test can hand in another one. */
import { createContext, type ReactNode, useContext } from 'react';
import type { Bridge } from '../../electron/contract/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly pinion: Bridge;
  }
}

const BridgeContext = createContext<Bridge | null>(null);

export function BridgeProvider({ bridge, children }: { bridge: Bridge; children: ReactNode }) {
  return <BridgeContext value={bridge}>{children}</BridgeContext>;
}

/** The bridge to main. @throws when used outside of a provider */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (!bridge) throw new Error('useBridge needs a BridgeProvider around it');
  return bridge;
}
