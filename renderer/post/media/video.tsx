import { useState } from 'react';
import { posts } from '../../../electron/contract/messages/en.ts';
import { playingTimeText } from '../../../electron/contract/messages/format.ts';
import type { MediaView } from '../../../electron/contract/views/posts.ts';
import { cx } from '../../ui/cx.ts';
import { LargerButton } from './larger-button.tsx';
import { LoadFailure } from './load-failure.tsx';
import styles from './media.module.css';
import { OnlyOnX } from './only-on-x.tsx';

/** A video with the browser's own controls. Nothing loads or plays before it is asked for, and it starts muted. */
export function Video({ video, url, onView }: { video: MediaView; url: string; onView: () => void }) {
  const [state, setState] = useState<'still' | 'started' | 'failed'>('still');
  const label = video.alt ?? posts.media.video;
  if (video.source === null) return <OnlyOnX media={video} label={label} url={url} />;
  if (state === 'failed') {
    return <LoadFailure text={posts.media.failedVideo} description={video.alt} onRetry={() => setState('still')} />;
  }
  return (
    <>
      <video
        src={video.source}
        poster={video.preview ?? undefined}
        aria-label={label}
        controls
        muted
        playsInline
        preload="none"
        className={cx(styles['fill'], styles['whole'])}
        onPlay={() => setState('started')}
        onError={() => setState('failed')}
      />
      {state === 'still' && video.durationMs !== null && (
        <span aria-hidden="true" className={cx(styles['mark'], styles['top'])}>
          {playingTimeText(video.durationMs)}
        </span>
      )}
      <LargerButton onPress={onView} />
    </>
  );
}
