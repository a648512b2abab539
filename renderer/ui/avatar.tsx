import { type CSSProperties, useState } from 'react';
import styles from './avatar.module.css';
import { cx } from './cx.ts';
import { stopLoading } from './stop-loading.ts';

export interface AvatarProps {
  /** Loadable address, or null when there is none. */
  source: string | null;
  /** The person's name: its first letter stands in for a missing picture. */
  name: string;
  /** Side in CSS pixels at the normal size of text. */
  size: number;
  className?: string | undefined;
}

/** The first letter that a reader would see, by grapheme: emoji and combined letters stay whole. */
function initial(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? '';
}

/** A round picture of a person. Decorative: the name always stands beside it or names the control around it. */
export function Avatar({ source, name, size, className }: AvatarProps) {
  const [failed, setFailed] = useState<string | null>(null);
  // In rem, to grow with the size of text.
  const style = { '--avatar-size': `${size / 16}rem` } as CSSProperties;
  const shown = source !== null && source !== failed;
  return (
    <span aria-hidden="true" className={cx(styles['avatar'], className)} style={style}>
      {shown ? (
        <img
          ref={stopLoading}
          src={source}
          alt=""
          width={size}
          height={size}
          decoding="async"
          draggable={false}
          onError={() => setFailed(source)}
        />
      ) : (
        // Drawn by the style sheet: a letter that is only a picture is not part of the text around it.
        <span className={styles['initial']} data-letter={initial(name)} />
      )}
    </span>
  );
}
