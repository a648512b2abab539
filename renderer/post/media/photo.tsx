import { useState } from 'react';
import { posts } from '../../../electron/contract/messages/en.ts';
import type { MediaView } from '../../../electron/contract/views.ts';
import { AltBadge } from './alt-badge.tsx';
import { LoadFailure } from './load-failure.tsx';
import styles from './media.module.css';

/** A picture that fills its tile, decoded beside the page's work. */
export function Photo({ photo }: { photo: MediaView }) {
  const [failed, setFailed] = useState(photo.source === null);
  const alt = photo.alt ?? posts.media.photo;
  if (failed || photo.source === null) {
    return <LoadFailure text={posts.media.failed} description={photo.alt} onRetry={() => setFailed(false)} />;
  }
  return (
    <>
      <img
        src={photo.source}
        alt={alt}
        decoding="async"
        draggable={false}
        className={styles['fill']}
        onError={() => setFailed(true)}
      />
      {photo.alt !== null && <AltBadge alt={photo.alt} />}
    </>
  );
}
