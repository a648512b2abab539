import { useState } from 'react';
import { posts } from '../../../electron/contract/messages/en.ts';
import { viewer } from '../../../electron/contract/messages/posts.ts';
import type { MediaView } from '../../../electron/contract/views/posts.ts';
import { stopLoading } from '../../ui/stop-loading.ts';
import { AltBadge } from './alt-badge.tsx';
import { LoadFailure } from './load-failure.tsx';
import styles from './media.module.css';

/** A picture that fills its tile, decoded beside the page's work. A press shows it over the whole window. */
export function Photo({ photo, onView }: { photo: MediaView; onView: () => void }) {
  const [failed, setFailed] = useState(photo.source === null);
  const alt = photo.alt ?? posts.media.photo;
  if (failed || photo.source === null) {
    return <LoadFailure text={posts.media.failed} description={photo.alt} onRetry={() => setFailed(false)} />;
  }
  return (
    <>
      <button
        type="button"
        data-view-media=""
        aria-label={viewer.openPhoto(alt)}
        className={styles['open']}
        onClick={onView}
      >
        <img
          ref={stopLoading}
          src={photo.source}
          alt={alt}
          decoding="async"
          draggable={false}
          className={styles['fill']}
          onError={() => setFailed(true)}
        />
      </button>
      {photo.alt !== null && <AltBadge alt={photo.alt} />}
    </>
  );
}
