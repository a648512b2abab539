import Hourglass from 'lucide-react/icons/hourglass';
import RotateCw from 'lucide-react/icons/rotate-cw';
import WifiOff from 'lucide-react/icons/wifi-off';
import { useLayoutEffect, useRef } from 'react';
import { serviceOf } from '../../electron/contract/account-ids.ts';
import { askedNames, waitTexts } from '../../electron/contract/messages/limits.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { Asked, WaitView } from '../../electron/contract/views/limits.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { SaidOnce } from '../ui/said-once.tsx';
import { useCall } from '../ui/use-call.ts';
import { useSecondsUntil } from '../ui/use-seconds-until.ts';
import { useWaits } from './limits-store.ts';
import styles from './wait-note.module.css';
import { waitText } from './wait-text.ts';
import { useShownWait } from './waits-on-show.tsx';

const icons = {
  limit: <Hourglass aria-hidden="true" />,
  retry: <RotateCw aria-hidden="true" />,
  offline: <WifiOff aria-hidden="true" />,
} satisfies Record<WaitView['reason'], unknown>;

export interface WaitNoteProps {
  accountId: AccountId;
  wait: WaitView;
  /** Says what waits, where that is not what is on show. */
  named?: boolean;
  /** In little space. */
  small?: boolean;
  /** Tells of what waits elsewhere, beside others; where it keeps something waiting it is said as well. */
  apart?: boolean;
  className?: string | undefined;
}

/** What waits and until when, counted down, with the way to stop it. */
export function WaitNote({ accountId, wait, named = false, small = false, apart = false, className }: WaitNoteProps) {
  const bridge = useBridge();
  const stop = useCall(bridge.limits.stopWaiting);
  const left = useSecondsUntil(wait.until);
  const note = useRef<HTMLDivElement>(null);
  useFocusAfterwards(note);
  useShownWait(accountId, wait.asked, apart);
  return (
    <div ref={note} className={cx(styles['note'], small && styles['small'], className)}>
      <div className={styles['what']}>
        {icons[wait.reason]}
        <p className={styles['words']}>
          <SaidOnce {...waitText(wait, serviceOf(accountId), left, named)} />
        </p>
      </div>
      <Button
        size="s"
        look="quiet"
        className={styles['stop']}
        aria-label={waitTexts.stopNamed(askedNames[wait.asked])}
        isPending={stop.pending}
        onPress={() => void stop.run({ accountId, asked: wait.asked })}
      >
        {waitTexts.stop}
      </Button>
    </div>
  );
}

/** The note goes away with what it tells of: a focus on its button goes to what is around it, not to nowhere. */
function useFocusAfterwards(note: { current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const element = note.current;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      element.closest<HTMLElement>('[data-column]')?.querySelector<HTMLElement>('h2[tabindex]')?.focus();
      if (element.contains(document.activeElement)) {
        (element.closest<HTMLElement>('[role="dialog"]') ?? document.querySelector<HTMLElement>('main'))?.focus();
      }
    };
  }, [note]);
}

export interface WaitsProps {
  accountId: AccountId;
  /** What is being asked for here. */
  asked: readonly Asked[];
  /** It is being asked for right now: a wait of the same name may belong to something else. */
  asking: boolean;
  small?: boolean;
  className?: string | undefined;
}

/** In a view that waits for an answer: what the answer waits for, which may be for minutes. Nothing otherwise. */
export function Waits({ accountId, asked, asking, ...looks }: WaitsProps) {
  const waits = useWaits(accountId, asked);
  if (!asking) return null;
  return waits.map((wait) => <WaitNote key={wait.asked} accountId={accountId} wait={wait} {...looks} />);
}
