import Ellipsis from 'lucide-react/icons/ellipsis';
import ExternalLinkIcon from 'lucide-react/icons/external-link';
import Link from 'lucide-react/icons/link';
import { posts } from '../../electron/contract/messages/en.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { useCopyLink, useOpenLink } from './use-links.ts';

/** What can be done with a post. */
export function PostMenu({ url, author, className }: { url: string; author: string; className?: string | undefined }) {
  const openLink = useOpenLink();
  const copyLink = useCopyLink();
  return (
    <Menu
      label={posts.menuOf(author)}
      actions={[
        { id: 'open', label: posts.openOnX, icon: <ExternalLinkIcon aria-hidden="true" />, run: () => openLink(url) },
        { id: 'copy', label: posts.copyLink, icon: <Link aria-hidden="true" />, run: () => copyLink(url) },
      ]}
    >
      <IconButton label={posts.menuOf(author)} icon={<Ellipsis aria-hidden="true" />} className={className} />
    </Menu>
  );
}
