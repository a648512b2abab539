import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import { useRef, useState } from 'react';
import { posts } from '../../../electron/contract/messages/en.ts';
import type { MediaView } from '../../../electron/contract/views/posts.ts';
import { cx } from '../../ui/cx.ts';
import { LargerButton } from './larger-button.tsx';
import { LoadFailure } from './load-failure.tsx';
import styles from './media.module.css';
import { OnlyOnX } from './only-on-x.tsx';

/** A silent loop ("GIF", in fact an mp4). It moves only after a press, for everybody, and stops with another one. */
export function Animation({ gif, url, onView }: { gif: MediaView; url: string; onView: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'still' | 'playing' | 'failed'>('still');
  const label = gif.alt ?? posts.media.gif;
  if (gif.source === null) return <OnlyOnX media={gif} label={label} url={url} />;
  if (state === 'failed') {
    return <LoadFailure text={posts.media.failedVideo} description={gif.alt} onRetry={() => setState('still')} />;
  }
  const playing = state === 'playing';
  const toggle = (): void => {
    const element = video.current;
    if (!element) return;
    if (playing) element.pause();
    // A refusal to play is reported through `onError`; a pause in between rejects too and means nothing.
    else element.play().catch(() => setState((now) => (now === 'failed' ? now : 'still')));
  };
  return (
    <>
      <video
        ref={video}
        src={gif.source}
        poster={gif.preview ?? undefined}
        aria-label={label}
        loop
        muted
        playsInline
        preload="none"
        className={styles['fill']}
        onPlay={() => setState('playing')}
        onPause={() => setState('still')}
        onError={() => setState('failed')}
      />
      <button
        type="button"
        aria-label={playing ? posts.media.pause : posts.media.play}
        className={cx(styles['play'], playing && styles['playing'])}
        onClick={toggle}
      >
        {playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      </button>
      <span aria-hidden="true" className={styles['mark']}>
        {posts.media.gifMark}
      </span>
      <LargerButton onPress={onView} />
    </>
  );
}
