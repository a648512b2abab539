import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { posts } from '../../../electron/contract/messages/en.ts';
import type { PostId } from '../../../electron/contract/views/ids.ts';
import type { MediaView } from '../../../electron/contract/views/posts.ts';
import { useRemembered } from '../use-remembered.ts';
import { Animation } from './animation.tsx';
import styles from './media.module.css';
import { mediaRatio, tallestBox } from './media-shape.ts';
import { Photo } from './photo.tsx';
import { SensitiveCover } from './sensitive-cover.tsx';
import { Video } from './video.tsx';
import { MediaViewer } from './viewer/media-viewer.tsx';

export interface MediaProps {
  /** The stored entry that these belong to. */
  entryId: PostId;
  media: readonly MediaView[];
  /** The post at X, for what cannot be played here. */
  url: string;
  sensitive: boolean;
}

/** Up to four pictures and videos. Their space is the same before, while and after they load, covered or not. */
export function Media({ entryId, media, url, sensitive }: MediaProps) {
  const [uncovered, setUncovered] = useRemembered(`uncovered ${media[0]?.key}`, !sensitive);
  /** Which of them is shown over the whole window. */
  const [viewed, setViewed] = useState<number | null>(null);
  const group = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone with the cover.
  const pressed = useRef(false);
  useEffect(() => {
    if (uncovered && pressed.current) group.current?.focus({ preventScroll: true });
    pressed.current = false;
  }, [uncovered]);
  if (media.length === 0) return null;
  const ratio = mediaRatio(media);
  const box = {
    aspectRatio: String(ratio),
    maxInlineSize: media.length === 1 ? `${tallestBox * ratio}rem` : undefined,
  } as CSSProperties;
  if (!uncovered) {
    return (
      <div className={styles['media']} style={box}>
        <SensitiveCover
          onShow={() => {
            pressed.current = true;
            setUncovered(true);
          }}
        />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form
    <div
      ref={group}
      role="group"
      aria-label={posts.media.label}
      tabIndex={sensitive ? -1 : undefined}
      className={styles['media']}
      data-count={media.length}
      style={box}
    >
      {media.map((item, index) => (
        <div key={item.key} className={styles['tile']}>
          {item.kind === 'photo' && <Photo photo={item} onView={() => setViewed(index)} />}
          {item.kind === 'video' && <Video video={item} url={url} onView={() => setViewed(index)} />}
          {item.kind === 'gif' && <Animation gif={item} url={url} onView={() => setViewed(index)} />}
        </div>
      ))}
      {viewed !== null && (
        <MediaViewer
          entryId={entryId}
          media={media}
          url={url}
          at={viewed}
          onMove={setViewed}
          onClose={() => setViewed(null)}
        />
      )}
    </div>
  );
}
