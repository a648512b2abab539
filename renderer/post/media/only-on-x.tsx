import { posts } from '../../../electron/contract/messages/en.ts';
import type { MediaView } from '../../../electron/contract/views/posts.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { stopLoading } from '../../ui/stop-loading.ts';
import { useOpenLink } from '../use-links.ts';
import styles from './media.module.css';

/** A moving picture without an address that can be played here: its still picture, and the way to X. */
export function OnlyOnX({ media, label, url }: { media: MediaView; label: string; url: string }) {
  const openLink = useOpenLink();
  return (
    <>
      {media.preview !== null && (
        <img
          ref={stopLoading}
          src={media.preview}
          alt={label}
          decoding="async"
          draggable={false}
          className={styles['fill']}
        />
      )}
      <div className={cx(styles['center'], styles['scrim'])}>
        <p>{posts.media.cannotPlay}</p>
        <Button size="s" onPress={() => openLink(url)}>
          {posts.openOnX}
        </Button>
      </div>
    </>
  );
}
