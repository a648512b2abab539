import Braces from 'lucide-react/icons/braces';
import Ellipsis from 'lucide-react/icons/ellipsis';
import ExternalLinkIcon from 'lucide-react/icons/external-link';
import Hash from 'lucide-react/icons/hash';
import Link from 'lucide-react/icons/link';
import MessagesSquare from 'lucide-react/icons/messages-square';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Repeat2 from 'lucide-react/icons/repeat-2';
import UserPlus from 'lucide-react/icons/user-plus';
import UserRound from 'lucide-react/icons/user-round';
import UserX from 'lucide-react/icons/user-x';
import { posts } from '../../electron/contract/messages/en.ts';
import { postActions, wayOut } from '../../electron/contract/messages/posts.ts';
import type { EntryView, PostView } from '../../electron/contract/views/posts.ts';
import { type MenuAction, MenuButton, type MenuOpening, OpenMenu } from '../ui/menu.tsx';
import { useNavigation } from '../ui/navigation.tsx';
import { useReadingActions } from '../ui/reading-actions.tsx';
import type { LookAgain } from './look-again.ts';
import { hashtagsOf } from './text-shape.ts';
import { useCopyLink, useOpenLink } from './use-links.ts';
import { followUrl } from './ways.ts';

/** Hashtags that the menu offers to mute; more would make it endless. */
const mostTags = 3;

const icon = { 'aria-hidden': true } as const;

interface PostActionsProps {
  entry: EntryView;
  post: PostView;
  lookAgain?: LookAgain | undefined;
  opening: MenuOpening;
}

/** The open menu: its actions are put together when somebody wants to see them. */
function PostActions({ entry, post, lookAgain, opening }: PostActionsProps) {
  const openLink = useOpenLink();
  const copyLink = useCopyLink();
  const navigation = useNavigation();
  const reading = useReadingActions();
  const { author, url } = post;
  const { repostedBy } = entry;
  const handle = posts.handle(author.username);
  const atX = reading.account.service === 'x';
  const person = { username: author.username, userId: author.id };

  const leave: MenuAction[] = atX
    ? [
        { id: 'open', label: posts.openOnX, icon: <ExternalLinkIcon {...icon} />, run: () => openLink(url) },
        { id: 'copy', label: posts.copyLink, icon: <Link {...icon} />, run: () => copyLink(url) },
        {
          id: 'follow',
          label: wayOut.follow(handle),
          icon: <UserPlus {...icon} />,
          run: () => openLink(followUrl(author.username)),
        },
      ]
    : [];
  const look: MenuAction[] = lookAgain
    ? [{ id: 'look-again', label: lookAgain.label, icon: <RefreshCw {...icon} />, run: () => lookAgain.run(entry.id) }]
    : [];
  const filters: MenuAction[] = [
    {
      id: 'mute',
      label: postActions.mute(handle),
      icon: <UserX {...icon} />,
      run: () => reading.filter({ kind: 'person', ...person }),
    },
    ...(repostedBy
      ? [
          {
            id: 'hide-reposts',
            label: postActions.hideReposts(posts.handle(repostedBy.username)),
            icon: <Repeat2 {...icon} />,
            run: () => reading.filter({ kind: 'reposts-of', username: repostedBy.username, userId: repostedBy.id }),
          },
        ]
      : []),
    ...hashtagsOf(post.segments)
      .slice(0, mostTags)
      .map((tag) => ({
        id: `mute-${tag}`,
        label: postActions.muteTag(tag),
        icon: <Hash {...icon} />,
        run: () => reading.filter({ kind: 'hashtag', tag }),
      })),
  ];
  return (
    <OpenMenu
      opening={opening}
      label={posts.menuOf(author.name)}
      actions={[
        {
          id: 'conversation',
          label: postActions.conversation,
          icon: <MessagesSquare {...icon} />,
          run: () => navigation.open({ kind: 'conversation', postId: post.id }),
        },
        {
          id: 'author',
          label: postActions.postsOf(handle),
          icon: <UserRound {...icon} />,
          run: () => navigation.openUser(person),
        },
        ...leave,
        ...look,
        {
          id: 'data',
          label: postActions.showData,
          icon: <Braces {...icon} />,
          run: () => reading.showData(entry.id),
        },
        ...filters,
      ]}
    />
  );
}

export interface PostMenuProps extends Omit<PostActionsProps, 'opening'> {
  className?: string | undefined;
}

/** What can be done with a post. */
export function PostMenu({ className, ...shown }: PostMenuProps) {
  return (
    <MenuButton label={posts.menuOf(shown.post.author.name)} icon={<Ellipsis {...icon} />} className={className}>
      {(opening) => <PostActions {...shown} opening={opening} />}
    </MenuButton>
  );
}
