import type { ReactNode } from 'react';
import { useNavigation } from '../ui/navigation.tsx';
import { ExternalLink } from './external-link.tsx';
import { profileUrl } from './profile-url.ts';

export interface UserLinkProps {
  username: string;
  /** Null when it is not known; the user is looked up then. */
  userId: string | null;
  title?: string | undefined;
  className?: string | undefined;
  /** A second way to the same place that keyboard and screen readers need not visit. */
  duplicate?: boolean;
  children: ReactNode;
}

/** Leads to the posts of a user in Pinion; copied, it is the address of their profile at X. */
export function UserLink({ username, userId, children, ...rest }: UserLinkProps) {
  const { openUser } = useNavigation();
  return (
    <ExternalLink href={profileUrl(username)} onOpen={() => openUser({ username, userId })} {...rest}>
      {children}
    </ExternalLink>
  );
}
