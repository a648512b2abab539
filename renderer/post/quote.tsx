import { posts } from '../../electron/contract/messages/en.ts';
import type { PostView, QuoteView } from '../../electron/contract/views.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Byline } from './byline.tsx';
import { Media } from './media/media.tsx';
import { Poll } from './poll.tsx';
import { PostText } from './post-text.tsx';
import styles from './quote.module.css';
import { Unavailable } from './unavailable.tsx';

function QuotedPost({ post }: { post: Omit<PostView, 'quote'> }) {
  const { author, createdAt, url, edited, segments, lang, media, sensitive, poll } = post;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form
    <div role="group" aria-label={posts.quote(author.name)} className={styles['quote']}>
      <div className={styles['head']}>
        <Avatar source={author.avatar} name={author.name} size={20} />
        <Byline author={author} createdAt={createdAt} url={url} edited={edited} />
      </div>
      <PostText segments={segments} lang={lang} small />
      {poll && <Poll poll={poll} url={url} />}
      <Media media={media} url={url} sensitive={sensitive} />
    </div>
  );
}

/** A post inside another one, or why it cannot be shown. */
export function Quote({ quote }: { quote: QuoteView }) {
  return quote.state === 'shown' ? <QuotedPost post={quote.post} /> : <Unavailable reason={quote.reason} />;
}
