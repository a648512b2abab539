import type { MouseEvent } from 'react';
import { posts } from '../../electron/contract/messages/en.ts';
import type { PostId } from '../../electron/contract/views/ids.ts';
import type { PostView, QuoteView } from '../../electron/contract/views/posts.ts';
import { Avatar } from '../ui/avatar.tsx';
import { useNavigation } from '../ui/navigation.tsx';
import { Byline } from './byline.tsx';
import { Media } from './media/media.tsx';
import { Poll } from './poll.tsx';
import { PostText } from './post-text.tsx';
import styles from './quote.module.css';
import { Unavailable } from './unavailable.tsx';

/** What has a meaning of its own inside of a quote. */
const controls = 'a, button, video, summary, [role="dialog"]';

interface QuotedPostProps {
  /** The entry that quotes it. */
  entryId: PostId;
  post: Omit<PostView, 'quote'>;
}

function QuotedPost({ entryId, post }: QuotedPostProps) {
  const { author, createdAt, url, edited, segments, lang, media, sensitive, poll } = post;
  const { open } = useNavigation();
  // The time is a link that does the same, for the keyboard. Marking text is not a click.
  const onClick = ({ target, currentTarget }: MouseEvent): void => {
    if (!(target instanceof Element) || !currentTarget.contains(target) || target.closest(controls)) return;
    if (getSelection()?.isCollapsed === false) return;
    open({ kind: 'conversation', postId: post.id });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form
    // biome-ignore lint/a11y/useKeyWithClickEvents: the time inside is a link to the same place
    <div role="group" aria-label={posts.quote(author.name)} className={styles['quote']} onClick={onClick}>
      <div className={styles['head']}>
        <Avatar source={author.avatar} name={author.name} size={20} />
        <Byline author={author} createdAt={createdAt} postId={post.id} url={url} edited={edited} />
      </div>
      <PostText postId={post.id} segments={segments} lang={lang} small />
      {poll && <Poll poll={poll} url={url} />}
      <Media entryId={entryId} media={media} url={url} sensitive={sensitive} />
    </div>
  );
}

/** A post inside another one, or why it cannot be shown. */
export function Quote({ entryId, quote }: { entryId: PostId; quote: QuoteView }) {
  return quote.state === 'shown' ? (
    <QuotedPost entryId={entryId} post={quote.post} />
  ) : (
    <Unavailable reason={quote.reason} />
  );
}
