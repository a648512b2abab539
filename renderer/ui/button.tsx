import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { cx } from './cx.ts';
import { Spinner } from './spinner.tsx';
import { Tooltip } from './tooltip.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** `primary`: the one thing to do here. `danger`: cannot be undone. `quiet`: no frame. Default: `plain`. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 's' | 'm';
  icon?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

/**
 * What keeps a pending button focusable but without effect. The kit's own pending state announces the button by its id,
 * and that announcement outlives the button when its screen goes away with the answer.
 */
function withoutEffect({ type, onPress, ...props }: AriaButtonProps, isPending: boolean): AriaButtonProps {
  if (isPending) return { ...props, type: 'button' };
  return { ...props, ...(type ? { type } : {}), ...(onPress ? { onPress } : {}) };
}

/** A button with words. While pending it stays focusable and says nothing new. */
export function Button({
  look = 'plain',
  size = 'm',
  icon,
  children,
  className,
  isPending = false,
  ...props
}: ButtonProps) {
  return (
    <AriaButton
      {...withoutEffect(props, isPending)}
      className={cx(styles['button'], isPending && styles['pending'], styles[look], styles[size], className)}
    >
      {isPending ? <Spinner size="s" /> : icon}
      <span>{children}</span>
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** Its name, for screen readers and as a tooltip. */
  label: string;
  icon: ReactNode;
  className?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

/** A button that shows a picture only. */
export function IconButton({ label, icon, className, isPending = false, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton {...withoutEffect(props, isPending)} aria-label={label} className={cx(styles['icon'], className)}>
        {isPending ? <Spinner size="s" /> : icon}
      </AriaButton>
    </Tooltip>
  );
}
