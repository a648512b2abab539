import { useCallback } from 'react';
import { posts } from '../../electron/contract/messages/en.ts';
import { useBridge } from '../ui/bridge.tsx';
import { useToast } from '../ui/toast.tsx';

/** @returns a function that opens an https address in the system browser, and says so when that did not work */
export function useOpenLink(): (url: string) => void {
  const bridge = useBridge();
  const say = useToast();
  return useCallback(
    (url) => {
      void bridge.links.open({ url }).then((answer) => {
        if (!answer.ok) say(answer.error.message);
      });
    },
    [bridge, say],
  );
}

/** @returns a function that copies an address and says how that went */
export function useCopyLink(): (url: string) => void {
  const bridge = useBridge();
  const say = useToast();
  return useCallback(
    (url) => {
      void bridge.links.copy({ url }).then((answer) => say(answer.ok ? posts.linkCopied : answer.error.message));
    },
    [bridge, say],
  );
}
