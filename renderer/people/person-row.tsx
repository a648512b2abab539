import { memo } from 'react';
import { viewTexts } from '../../electron/contract/messages/views.ts';
import type { UserView } from '../../electron/contract/views/posts.ts';
import { Avatar } from '../ui/avatar.tsx';
import type { FeedRow } from '../views/row-feed.tsx';
import { PersonName } from './person-name.tsx';
import styles from './person-row.module.css';

/** Height of a row until it is measured, in the size of text. */
const rowHeight = 4.3;

interface PersonProps {
  user: UserView;
  position: number;
  setSize: number;
  onOpen: () => void;
}

const Person = memo(function Person({ user, position, setSize, onOpen }: PersonProps) {
  const { username, avatar } = user;
  const handle = username === '' ? null : viewTexts.handle(username);
  const name = user.name === '' && handle === null ? viewTexts.nameless : user.name;
  const marks = [user.verified === null ? '' : viewTexts.verified, user.protected ? viewTexts.protected : ''].filter(
    Boolean,
  );
  return (
    // The whole row is the target for the mouse; the keyboard has the row itself, with Enter.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is answered by the feed around
    <article
      aria-label={[name, handle, ...marks].filter((part) => part !== null).join(', ')}
      aria-posinset={position}
      aria-setsize={setSize}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: rows of a feed take the focus (ARIA feed pattern)
      tabIndex={0}
      className={styles['person']}
      onClick={onOpen}
    >
      <Avatar source={avatar} name={name} size={44} />
      <div className={styles['words']}>
        <div className={styles['name']}>
          <PersonName user={{ ...user, name }} />
        </div>
        {handle !== null && <p className={styles['handle']}>{handle}</p>}
      </div>
    </article>
  );
});

/** A person as a row of a feed; Enter or a click does `onOpen`. */
export function personRow(user: UserView, onOpen: () => void): FeedRow {
  return {
    key: user.id,
    content: user,
    entry: null,
    onEnter: onOpen,
    onAuthor: onOpen,
    steady: true,
    estimate: (_, rem) => rowHeight * rem,
    render: (position, setSize) => <Person user={user} position={position} setSize={setSize} onOpen={onOpen} />,
  };
}
