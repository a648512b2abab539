import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Download from 'lucide-react/icons/download';
import Maximize from 'lucide-react/icons/maximize';
import X from 'lucide-react/icons/x';
import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { posts } from '../../../../electron/contract/messages/en.ts';
import { percentText } from '../../../../electron/contract/messages/format.ts';
import { viewer } from '../../../../electron/contract/messages/posts.ts';
import type { PostId } from '../../../../electron/contract/views/ids.ts';
import type { MediaView } from '../../../../electron/contract/views/posts.ts';
import { useBridge } from '../../../ui/bridge.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { useReadingActions } from '../../../ui/reading-actions.tsx';
import { useCall } from '../../../ui/use-call.ts';
import { LoadFailure } from '../load-failure.tsx';
import { OnlyOnX } from '../only-on-x.tsx';
import styles from './media-viewer.module.css';
import { type Frame, moveBy, type Point, wholePicture, type Zoom, zoomStep, zoomTo } from './zoom.ts';
import { ZoomablePhoto } from './zoomable-photo.tsx';

/** How far an arrow key moves a zoomed picture, in CSS pixels. */
const keyDistance = 80;
const middle: Point = { x: 0, y: 0 };
const nowhere: Frame = { stage: { width: 0, height: 0 }, picture: { width: 0, height: 0 } };

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: keyDistance, y: 0 },
  ArrowRight: { x: -keyDistance, y: 0 },
  ArrowUp: { x: 0, y: keyDistance },
  ArrowDown: { x: 0, y: -keyDistance },
};

const prefersCalm = (): boolean => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;

const nameless: Record<MediaView['kind'], string> = {
  photo: posts.media.photo,
  video: posts.media.video,
  gif: posts.media.gif,
};

/** A video or animation with its controls: without sound, and still until asked for when motion is not wanted. */
function Moving({ item, url }: { item: MediaView; url: string }) {
  const [failed, setFailed] = useState(false);
  const label = item.alt ?? nameless[item.kind];
  if (item.source === null) return <OnlyOnX media={item} label={label} url={url} />;
  if (failed) {
    return <LoadFailure text={posts.media.failedVideo} description={item.alt} onRetry={() => setFailed(false)} />;
  }
  return (
    <video
      src={item.source}
      poster={item.preview ?? undefined}
      aria-label={label}
      controls
      muted
      playsInline
      autoPlay={!prefersCalm()}
      loop={item.kind === 'gif'}
      className={styles['video']}
      onError={() => setFailed(true)}
    />
  );
}

export interface MediaViewerProps {
  /** The stored entry that the media belong to. */
  entryId: PostId;
  media: readonly MediaView[];
  /** The post at X, for what cannot be played here. */
  url: string;
  /** Which of them is on show, from 0. */
  at: number;
  onMove: (at: number) => void;
  onClose: () => void;
}

/**
 * Pictures and videos of a post over the whole window, one at a time. Left and right go on, plus, minus and zero zoom,
 * arrows move a zoomed picture, Escape closes; the focus goes back to where it was.
 */
export function MediaViewer({ entryId, media, url, at, onMove, onClose }: MediaViewerProps) {
  const bridge = useBridge();
  const { accountId } = useReadingActions();
  const [zoom, setZoom] = useState(wholePicture);
  const [failed, setFailed] = useState(false);
  const [said, setSaid] = useState('');
  const frame = useRef<() => Frame>(() => nowhere);
  const panel = useRef<HTMLDivElement>(null);
  const save = useCall(bridge.post.saveMedia);
  const shownKey = useRef<string | null>(null);
  const item = media[at];

  // Keys work at once; a button with the focus would cover a part of the picture with its name.
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);

  // Another picture starts anew.
  useEffect(() => {
    if (shownKey.current === item?.key) return;
    shownKey.current = item?.key ?? null;
    setZoom(wholePicture);
    setFailed(false);
    setSaid('');
  });
  if (!item) return null;

  const photo = item.kind === 'photo' && item.source !== null && !failed;
  const zoomed = zoom.scale > 1;

  function go(step: 1 | -1): void {
    const next = at + step;
    if (next >= 0 && next < media.length) onMove(next);
  }

  const zoomBy = (factor: number): void => {
    if (photo) setZoom((now: Zoom) => zoomTo(now, now.scale * factor, middle, frame.current()));
  };

  function onKeyDown(event: KeyboardEvent): void {
    // A video's own keys, and those of the system.
    if (event.target instanceof HTMLVideoElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = arrows[event.key];
    if (by && zoomed) setZoom((now) => moveBy(now, by, frame.current()));
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') go(-1);
    else if (event.key === 'ArrowRight' || event.key === 'PageDown') go(1);
    else if (event.key === '+' || event.key === '=') zoomBy(zoomStep);
    else if (event.key === '-') zoomBy(1 / zoomStep);
    else if (event.key === '0') setZoom(wholePicture);
    else return;
    event.preventDefault();
  }

  async function keep(mediaKey: string): Promise<void> {
    setSaid('');
    const answer = await save.run({ accountId, entryId, mediaKey });
    if (!answer.ok) setSaid(answer.error.message);
    else if (answer.value.saved) setSaid(viewer.saved);
  }

  return (
    <ModalOverlay isOpen onOpenChange={onClose} className={cx(styles['overlay'])}>
      <Modal className={cx(styles['modal'])}>
        <Dialog aria-label={viewer.title} className={cx(styles['dialog'])}>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form */}
          <div
            ref={panel}
            role="group"
            aria-label={viewer.position(at + 1, media.length)}
            tabIndex={-1}
            className={styles['viewer']}
            onKeyDown={onKeyDown}
          >
            <div className={styles['bar']}>
              <p role="status" className={styles['position']}>
                {media.length > 1 && viewer.position(at + 1, media.length)}
                {zoomed && <span>{viewer.zoomed(percentText(zoom.scale))}</span>}
              </p>
              {photo && (
                <>
                  <IconButton
                    label={viewer.zoomOut}
                    icon={<ZoomOut aria-hidden="true" />}
                    isDisabled={!zoomed}
                    onPress={() => zoomBy(1 / zoomStep)}
                  />
                  <IconButton
                    label={viewer.zoomIn}
                    icon={<ZoomIn aria-hidden="true" />}
                    onPress={() => zoomBy(zoomStep)}
                  />
                  <IconButton
                    label={viewer.wholePicture}
                    icon={<Maximize aria-hidden="true" />}
                    isDisabled={!zoomed}
                    onPress={() => setZoom(wholePicture)}
                  />
                </>
              )}
              {item.source !== null && (
                <IconButton
                  label={viewer.save}
                  icon={<Download aria-hidden="true" />}
                  isPending={save.pending}
                  onPress={() => void keep(item.key)}
                />
              )}
              <IconButton label={viewer.close} icon={<X aria-hidden="true" />} onPress={onClose} />
            </div>
            <div className={styles['middle']}>
              {photo && item.source !== null ? (
                <ZoomablePhoto
                  key={item.key}
                  photo={item}
                  source={item.source}
                  zoom={zoom}
                  frame={frame}
                  onZoom={setZoom}
                  onError={() => setFailed(true)}
                />
              ) : item.kind === 'photo' ? (
                <LoadFailure text={posts.media.failed} description={null} onRetry={() => setFailed(false)} />
              ) : (
                <Moving key={item.key} item={item} url={url} />
              )}
              {at > 0 && (
                <IconButton
                  label={viewer.previous}
                  icon={<ChevronLeft aria-hidden="true" />}
                  className={styles['previous']}
                  onPress={() => go(-1)}
                />
              )}
              {at < media.length - 1 && (
                <IconButton
                  label={viewer.next}
                  icon={<ChevronRight aria-hidden="true" />}
                  className={styles['next']}
                  onPress={() => go(1)}
                />
              )}
            </div>
            <div className={styles['words']}>
              <p className={styles['alt']} dir="auto">
                {item.alt ?? viewer.noDescription}
              </p>
              <p role="status" className={styles['said']}>
                {said}
              </p>
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
