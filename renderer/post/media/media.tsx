import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { posts } from '../../../electron/contract/messages/en.ts';
import type { MediaView } from '../../../electron/contract/views.ts';
import { Animation } from './animation.tsx';
import styles from './media.module.css';
import { mediaRatio, tallestBox } from './media-shape.ts';
import { Photo } from './photo.tsx';
import { SensitiveCover } from './sensitive-cover.tsx';
import { Video } from './video.tsx';

export interface MediaProps {
  media: readonly MediaView[];
  /** The post at X, for what cannot be played here. */
  url: string;
  sensitive: boolean;
}

/** Up to four pictures and videos. Their space is the same before, while and after they load, covered or not. */
export function Media({ media, url, sensitive }: MediaProps) {
  const [uncovered, setUncovered] = useState(!sensitive);
  const group = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone with the cover.
  useEffect(() => {
    if (uncovered && sensitive) group.current?.focus({ preventScroll: true });
  }, [uncovered, sensitive]);
  if (media.length === 0) return null;
  const ratio = mediaRatio(media);
  const box = {
    aspectRatio: String(ratio),
    maxInlineSize: media.length === 1 ? `${tallestBox * ratio}rem` : undefined,
  } as CSSProperties;
  if (!uncovered) {
    return (
      <div className={styles['media']} style={box}>
        <SensitiveCover onShow={() => setUncovered(true)} />
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
      {media.map((item) => (
        <div key={item.key} className={styles['tile']}>
          {item.kind === 'photo' && <Photo photo={item} />}
          {item.kind === 'video' && <Video video={item} url={url} />}
          {item.kind === 'gif' && <Animation gif={item} url={url} />}
        </div>
      ))}
    </div>
  );
}
