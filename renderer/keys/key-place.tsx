import type { ReactNode } from 'react';
import type { AppKeyView } from '../../electron/contract/views/keys.ts';
import { ImportPlace } from './import-place.tsx';
import { ImportSources } from './import-sources.tsx';
import { type Purpose, TakeKeys } from './take-keys.tsx';
import type { KeyImport } from './use-key-import.ts';

export interface KeyPlaceProps {
  keyImport: KeyImport;
  purpose: Purpose;
  /** Saved keys for X. */
  keys: readonly AppKeyView[];
  /** Pinion forgets secrets when it closes. */
  sessionOnly: boolean;
  /** The keys that were brought in have been put to use. */
  onDone: () => void;
  /** Where values are typed. It makes room for what was found. */
  children: ReactNode;
}

/** Where keys are given: typed into the boxes inside, or brought in from elsewhere. */
export function KeyPlace({ keyImport, purpose, keys, sessionOnly, onDone, children }: KeyPlaceProps) {
  const { found, forget } = keyImport;
  return (
    <ImportPlace keyImport={keyImport}>
      {found ? (
        <TakeKeys
          key={found.importId}
          found={found}
          purpose={purpose}
          keys={keys}
          sessionOnly={sessionOnly}
          onBack={forget}
          onDone={onDone}
        />
      ) : (
        <>
          {children}
          <ImportSources keyImport={keyImport} />
        </>
      )}
    </ImportPlace>
  );
}
