import { useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import { posts } from '../../../electron/contract/messages/en.ts';
import { cx } from '../../ui/cx.ts';
import styles from './media.module.css';

/** Shows the description of a picture to everybody, not to screen readers only. Plain until it is pressed, as rows are many. */
export function AltBadge({ alt }: { alt: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={posts.media.showAlt}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className={styles['badge']}
        onClick={() => setOpen(true)}
      >
        {posts.media.alt}
      </button>
      {isOpen && (
        <Popover
          trigger="DialogTrigger"
          triggerRef={button}
          isOpen
          onOpenChange={setOpen}
          placement="top start"
          offset={6}
        >
          <Dialog className={cx(styles['description'])}>
            <Heading slot="title" level={3}>
              {posts.media.altTitle}
            </Heading>
            <p dir="auto">{alt}</p>
          </Dialog>
        </Popover>
      )}
    </>
  );
}
