/** Functions that run inside the page. Each is sent as text, so it uses nothing from outside itself. */

export interface Sight {
  /** When the button was let go, where one was waited for; in milliseconds since 1970 like all times here. */
  pressedAt: number | null;
  /** When the frame with the element had been drawn. */
  seenAt: number;
  /** It was already on show when watching began, so that `seenAt` is later than the truth. */
  late: boolean;
}

/**
 * Waits until an element can be seen: in the view, neither hidden nor transparent, and drawn.
 * @param afterPress looks only after the next press of a pointer button
 */
export function whenSeen({ selector, afterPress }: { selector: string; afterPress: boolean }): Promise<Sight> {
  const limit = 60_000;
  const isSeen = () =>
    [...document.querySelectorAll(selector)].some((element) => {
      const { top, bottom, height } = element.getBoundingClientRect();
      const inView = height > 0 && bottom > 0 && top < window.innerHeight;
      return inView && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    });
  return new Promise((resolve, reject) => {
    let pressedAt: number | null = null;
    const tooLate = setTimeout(() => reject(new Error(`${selector} was not seen`)), limit);
    const finish = (late: boolean) => {
      // The next frame draws it; a message posted while that frame is made arrives after it.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          clearTimeout(tooLate);
          resolve({ pressedAt, seenAt: performance.timeOrigin + performance.now(), late });
        };
        port2.postMessage(null);
      });
    };
    const look = () => {
      if (isSeen()) return finish(true);
      const observer = new MutationObserver(() => {
        if (!isSeen()) return;
        observer.disconnect();
        finish(false);
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    };
    if (!afterPress) return look();
    const onPress = (event: PointerEvent) => {
      pressedAt = performance.timeOrigin + event.timeStamp;
      look();
    };
    window.addEventListener('pointerup', onPress, { capture: true, once: true });
  });
}

/** Waits until the page has been still for a moment, so that one measurement does not disturb the next. */
export function whenStill(): Promise<void> {
  const stillness = 300;
  const limit = 10_000;
  return new Promise((resolve) => {
    const finish = () => {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(enough);
      resolve();
    };
    let timer = setTimeout(finish, stillness);
    const enough = setTimeout(finish, limit);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(finish, stillness);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

export interface MiddleSeen {
  frames: number;
  /** Frames in which no row of the feed was at the middle of the view. */
  blank: number;
  /** The most posts that were in the document at once. */
  mostPosts: number;
  /** A row at or below the wanted one was at the middle. */
  reached: boolean;
}

/** Looks at the middle of the feed in every frame from now on. `middleSeen` tells what was there. */
export function watchMiddle({ until }: { until: string | null }): void {
  const seen = { frames: 0, blank: 0, mostPosts: 0, reached: false };
  Reflect.set(window, 'middleSeen', seen);
  const look = () => {
    // A timeline that is opened anew is another feed.
    const scroller = document.querySelector('[role=feed]')?.parentElement?.parentElement;
    const { left, top, width, height } = scroller?.getBoundingClientRect() ?? new DOMRect();
    const middle = document.elementFromPoint(left + width / 2, top + height / 2);
    const key = middle?.closest('[data-key]')?.getAttribute('data-key');
    seen.frames += 1;
    if (key == null) seen.blank += 1;
    else if (until !== null && /^\d+$/.test(key) && BigInt(key) <= BigInt(until)) seen.reached = true;
    seen.mostPosts = Math.max(seen.mostPosts, document.querySelectorAll('[role=feed] article').length);
  };
  const onFrame = () => {
    if (Reflect.get(window, 'middleSeen') !== seen) return;
    // A message posted while a frame is made arrives after it was drawn.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = look;
    port2.postMessage(null);
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}

/** What `watchMiddle` has seen so far. @param stop ends it, so that it keeps nothing in memory */
export function middleSeen({ stop }: { stop: boolean }): MiddleSeen {
  const seen = { ...(Reflect.get(window, 'middleSeen') as MiddleSeen) };
  if (stop) Reflect.deleteProperty(window, 'middleSeen');
  return seen;
}
