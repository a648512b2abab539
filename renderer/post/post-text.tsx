import { useId, useState } from 'react';
import { posts } from '../../electron/contract/messages/en.ts';
import type { Segment } from '../../electron/contract/views.ts';
import { cx } from '../ui/cx.ts';
import { ExternalLink } from './external-link.tsx';
import styles from './post-text.module.css';
import { isLongText, textLanguage } from './text-shape.ts';

function Piece({ segment }: { segment: Segment }) {
  if (segment.kind === 'text') return segment.text;
  if (segment.kind === 'break') return <br />;
  const title = segment.kind === 'link' ? segment.title : undefined;
  return (
    <ExternalLink href={segment.url} title={title} className={styles['link']}>
      <bdi>{segment.text}</bdi>
    </ExternalLink>
  );
}

export interface PostTextProps {
  segments: readonly Segment[];
  lang: string | null;
  /** In a quote the text is shorter and smaller. */
  small?: boolean;
}

/** The text of a post as text nodes and links. Long texts are folded; a button unfolds them in place. */
export function PostText({ segments, lang, small = false }: PostTextProps) {
  const id = useId();
  const [unfolded, setUnfolded] = useState(false);
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
