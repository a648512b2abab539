import ExternalLinkIcon from 'lucide-react/icons/external-link';
import Eye from 'lucide-react/icons/eye';
import Heart from 'lucide-react/icons/heart';
import MessageCircle from 'lucide-react/icons/message-circle';
import MessageSquareQuote from 'lucide-react/icons/message-square-quote';
import Repeat2 from 'lucide-react/icons/repeat-2';
import { posts } from '../../electron/contract/messages/en.ts';
import { compactText } from '../../electron/contract/messages/format.ts';
import { wayOut } from '../../electron/contract/messages/posts.ts';
import type { CountsView, PostView } from '../../electron/contract/views/posts.ts';
import { cx } from '../ui/cx.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { ExternalLink } from './external-link.tsx';
import { likeUrl, quoteUrl, replyUrl, repostUrl } from './ways.ts';
import styles from './ways-out.module.css';

/** What people did with a post, in the order of X. */
const ways = [
  { name: 'reply', count: 'replies', Icon: MessageCircle },
  { name: 'repost', count: 'reposts', Icon: Repeat2 },
  { name: 'quote', count: 'quotes', Icon: MessageSquareQuote },
  { name: 'like', count: 'likes', Icon: Heart },
] as const;

const countTexts = { ...posts.counts, quotes: wayOut.quotes };

/** A count is short for the eye and in whole words for the ear. Nothing is shown for none. */
const short = (count: number): string => (count > 0 ? compactText(count) : '');

function Views({ views }: { views: number }) {
  if (views === 0) return null;
  return (
    <li title={posts.counts.views(views)} className={cx(styles['way'], styles['views'])}>
      <span className={styles['plain']}>
        <Eye aria-hidden="true" />
        <span aria-hidden="true">{short(views)}</span>
        <VisuallyHidden>{posts.counts.views(views)}</VisuallyHidden>
      </span>
    </li>
  );
}

/**
 * How often a post was answered, reposted, quoted and liked, each with the way to X's own page for doing the same:
 * X takes these things from its own pages only. Links, so that they can be copied and cost little to draw.
 */
export function WaysOut({ post }: { post: Pick<PostView, 'id' | 'url' | 'counts'> }) {
  const { id, url, counts } = post;
  const addresses = { reply: replyUrl(id), repost: repostUrl(id), quote: quoteUrl(url), like: likeUrl(id) };
  return (
    <ul aria-label={wayOut.label} className={styles['ways']}>
      {ways.map(({ name, count, Icon }) => (
        <li key={name} className={styles['way']}>
          <ExternalLink
            href={addresses[name]}
            title={name === 'repost' ? wayOut.confirm : wayOut.why}
            className={styles['link']}
          >
            <Icon aria-hidden="true" />
            {counts && <span aria-hidden="true">{short(counts[count])}</span>}
            <VisuallyHidden>
              {counts ? wayOut.counted(wayOut[name], countTexts[count](counts[count])) : wayOut[name]}
            </VisuallyHidden>
          </ExternalLink>
        </li>
      ))}
      {counts && <Views views={counts.views} />}
      <li className={styles['last']}>
        <ExternalLink href={url} title={wayOut.open} label={wayOut.open} className={styles['link']}>
          <ExternalLinkIcon aria-hidden="true" />
        </ExternalLink>
      </li>
    </ul>
  );
}

/** The counts alone: the practice service has no pages of its own to lead to. */
export function Counts({ counts }: { counts: CountsView }) {
  return (
    <ul aria-label={posts.counts.label} className={styles['ways']}>
      {ways.map(({ name, count, Icon }) => (
        <li key={name} title={countTexts[count](counts[count])} className={styles['way']}>
          <span className={styles['plain']}>
            <Icon aria-hidden="true" />
            <span aria-hidden="true">{short(counts[count])}</span>
            <VisuallyHidden>{countTexts[count](counts[count])}</VisuallyHidden>
          </span>
        </li>
      ))}
      <Views views={counts.views} />
    </ul>
  );
}
