import { type ReactNode, useEffect, useState } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { flushSync } from 'react-dom';
import { cx } from './cx.ts';
import styles from './tooltip.module.css';

/**
 * Whether the tooltip is open. Escape takes it away and goes on to what lies below: the kit would keep the key for
 * itself, and a dialog in which the mouse happens to rest on a button would need it twice.
 */
function useTooltipOpen(): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const close = ({ key }: KeyboardEvent): void => {
      // At once: the kit's listener has to be gone before the key comes to the document.
      if (key === 'Escape') flushSync(() => setOpen(false));
    };
    window.addEventListener('keydown', close, true);
    return () => window.removeEventListener('keydown', close, true);
  }, [isOpen]);
  return [isOpen, setOpen];
}

/** Shows a few words beside the one focusable control inside it. */
export function Tooltip({
  text,
  placement = 'bottom',
  className,
  children,
}: {
  text: string;
  placement?: 'top' | 'bottom' | 'end';
  className?: string | undefined;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useTooltipOpen();
  return (
    <TooltipTrigger delay={600} isOpen={isOpen} onOpenChange={setOpen}>
      {children}
      <AriaTooltip className={cx(styles['tooltip'], className)} placement={placement} offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
