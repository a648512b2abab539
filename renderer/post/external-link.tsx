import type { MouseEvent, ReactNode } from 'react';
import { useOpenLink } from './use-links.ts';

export interface ExternalLinkProps {
  /** An https address. */
  href: string;
  title?: string | undefined;
  /** Its name, where the content is a picture. */
  label?: string | undefined;
  className?: string | undefined;
  /** A second way to the same place that keyboard and screen readers need not visit. */
  duplicate?: boolean;
  /** Instead of the browser, for an ordinary click. */
  onOpen?: (() => void) | undefined;
  children: ReactNode;
}

/**
 * A real link, so that it reads and copies like one. A click on it is handed to the system browser, or to Pinion where
 * Pinion can show what it leads to; then a click with the middle button, Ctrl or ⌘ still means the browser.
 */
export function ExternalLink({
  href,
  title,
  label,
  className,
  duplicate = false,
  onOpen,
  children,
}: ExternalLinkProps) {
  const openLink = useOpenLink();
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    if (event.button >= 2) return;
    if (onOpen && event.button === 0 && !event.ctrlKey && !event.metaKey) onOpen();
    else openLink(href);
  };
  return (
    <a
      href={href}
      title={title}
      aria-label={label}
      className={className}
      draggable={false}
      onClick={open}
      onAuxClick={open}
      {...(duplicate ? { tabIndex: -1, 'aria-hidden': true } : {})}
    >
      {children}
    </a>
  );
}
