import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import { posts } from '../../../electron/contract/messages/en.ts';
import { cx } from '../../ui/cx.ts';
import styles from './media.module.css';

/** Shows the description of a picture to everybody, not to screen readers only. */
export function AltBadge({ alt }: { alt: string }) {
  return (
    <DialogTrigger>
      <Button className={cx(styles['badge'])} aria-label={posts.media.showAlt}>
        {posts.media.alt}
      </Button>
      <Popover placement="top start" offset={6}>
        <Dialog className={cx(styles['description'])}>
          <Heading slot="title" level={3}>
            {posts.media.altTitle}
          </Heading>
          <p dir="auto">{alt}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
