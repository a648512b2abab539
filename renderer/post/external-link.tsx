import type { MouseEvent, ReactNode } from 'react';
import { useOpenLink } from './use-links.ts';

export interface ExternalLinkProps {
  /** An https address. */
  href: string;
  title?: string | undefined;
  className?: string | undefined;
  /** A second way to the same place that keyboard and screen readers need not visit. */
  duplicate?: boolean;
  children: ReactNode;
}

/** A real link, so that it reads and copies like one; a click on it is handed to the system browser. */
export function ExternalLink({ href, title, className, duplicate = false, children }: ExternalLinkProps) {
  const openLink = useOpenLink();
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    if (event.button < 2) openLink(href);
  };
  return (
    <a
      href={href}
      title={title}
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
