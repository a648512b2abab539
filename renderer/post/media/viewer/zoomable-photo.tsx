import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { posts } from '../../../../electron/contract/messages/en.ts';
import type { MediaView } from '../../../../electron/contract/views/posts.ts';
import { cx } from '../../../ui/cx.ts';
import styles from './media-viewer.module.css';
import { closeUp, type Frame, moveBy, type Point, type Zoom, zoomTo } from './zoom.ts';

/** One notch of a wheel changes the scale by about this factor for every CSS pixel that it reports. */
const wheelPace = 1.0015;

export interface ZoomablePhotoProps {
  photo: MediaView;
  source: string;
  zoom: Zoom;
  frame: RefObject<() => Frame>;
  onZoom: (change: (zoom: Zoom) => Zoom) => void;
  onError: () => void;
}

/** A picture that can be zoomed with wheel and double click and moved by dragging. Keys are the dialog's. */
export function ZoomablePhoto({ photo, source, zoom, frame, onZoom, onError }: ZoomablePhotoProps) {
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);
  const dragged = useRef<Point | null>(null);

  useEffect(() => {
    frame.current = () => ({
      stage: { width: stage.current?.clientWidth ?? 0, height: stage.current?.clientHeight ?? 0 },
      picture: { width: picture.current?.clientWidth ?? 0, height: picture.current?.clientHeight ?? 0 },
    });
  }, [frame]);

  const pointIn = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = stage.current?.getBoundingClientRect();
    return box ? { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 } : { x: 0, y: 0 };
  };

  const onWheel = useEffectEvent((event: WheelEvent) => {
    // Otherwise Ctrl and the wheel would zoom the window.
    event.preventDefault();
    const at = pointIn(event);
    onZoom((now) => zoomTo(now, now.scale * wheelPace ** -event.deltaY, at, frame.current()));
  });
  useEffect(() => {
    const element = stage.current;
    const listen = (event: WheelEvent): void => onWheel(event);
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, []);

  const onPointerMove = (event: PointerEvent): void => {
    const from = dragged.current;
    if (!from) return;
    const at = pointIn(event);
    dragged.current = at;
    onZoom((now) => moveBy(now, { x: at.x - from.x, y: at.y - from.y }, frame.current()));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for pointers; buttons and keys do the same
    <div
      ref={stage}
      className={cx(styles['stage'], zoom.scale > 1 && styles['movable'])}
      onDoubleClick={(event) => {
        const at = pointIn(event);
        onZoom((now) => zoomTo(now, now.scale > 1 ? 1 : closeUp, at, frame.current()));
      }}
      onPointerDown={(event) => {
        if (event.button !== 0 || zoom.scale === 1) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = pointIn(event);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        dragged.current = null;
      }}
      onPointerCancel={() => {
        dragged.current = null;
      }}
    >
      <img
        ref={picture}
        src={source}
        alt={photo.alt ?? posts.media.photo}
        draggable={false}
        className={styles['picture']}
        style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
        onError={onError}
      />
    </div>
  );
}
