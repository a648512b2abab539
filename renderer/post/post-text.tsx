import { useId } from 'react';
import { posts } from '../../electron/contract/messages/en.ts';
import type { PostId } from '../../electron/contract/views/ids.ts';
import type { Segment } from '../../electron/contract/views/posts.ts';
import { cx } from '../ui/cx.ts';
import { useNavigation } from '../ui/navigation.tsx';
import { ExternalLink } from './external-link.tsx';
import styles from './post-text.module.css';
import { isLongText, textLanguage } from './text-shape.ts';
import { useRemembered } from './use-remembered.ts';
import { UserLink } from './user-link.tsx';

function Piece({ segment }: { segment: Segment }) {
  const navigation = useNavigation();
  switch (segment.kind) {
    case 'text':
      return segment.text;
    case 'break':
      return <br />;
    case 'mention':
      return (
        <UserLink username={segment.username} userId={segment.userId} className={styles['link']}>
          <bdi>{segment.text}</bdi>
        </UserLink>
      );
    case 'link':
      return (
        <ExternalLink href={segment.url} title={segment.title} className={styles['link']}>
          <bdi>{segment.text}</bdi>
        </ExternalLink>
      );
    case 'hashtag':
    case 'cashtag': {
      const text = `${segment.kind === 'hashtag' ? '#' : '$'}${segment.tag}`;
      return (
        <ExternalLink
          href={segment.url}
          onOpen={() => navigation.open({ kind: 'search', text })}
          className={styles['link']}
        >
          <bdi>{segment.text}</bdi>
        </ExternalLink>
      );
    }
  }
}

export interface PostTextProps {
  /** Remembers that it was unfolded; without it that is forgotten with the row. */
  postId?: PostId;
  segments: readonly Segment[];
  lang: string | null;
  /** In a quote the text is shorter and smaller. */
  small?: boolean;
}

/** The text of a post as text nodes and links. Long texts are folded; a button unfolds them in place. */
export function PostText({ postId, segments, lang, small = false }: PostTextProps) {
  const id = useId();
  const [unfolded, setUnfolded] = useRemembered(`unfolded ${postId ?? id}`, false);
  if (segments.length === 0) return null;
  const long = isLongText(segments);
  return (
    <>
      <div
        id={id}
        dir="auto"
        lang={textLanguage(lang)}
        className={cx(styles['text'], small && styles['small'], long && !unfolded && styles['folded'])}
      >
        {segments.map((segment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no identity but their place
          <Piece key={index} segment={segment} />
        ))}
      </div>
      {long && (
        <button
          type="button"
          aria-expanded={unfolded}
          aria-controls={id}
          className={styles['more']}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? posts.showLess : posts.showMore}
        </button>
      )}
    </>
  );
}
