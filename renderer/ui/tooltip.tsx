import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { cx } from './cx.ts';
import styles from './tooltip.module.css';

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
  return (
    <TooltipTrigger delay={600}>
      {children}
      <AriaTooltip className={cx(styles['tooltip'], className)} placement={placement} offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
