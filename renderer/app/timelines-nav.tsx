import AtSign from 'lucide-react/icons/at-sign';
import Bookmark from 'lucide-react/icons/bookmark';
import CheckCheck from 'lucide-react/icons/check-check';
import Compass from 'lucide-react/icons/compass';
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical';
import Heart from 'lucide-react/icons/heart';
import House from 'lucide-react/icons/house';
import List from 'lucide-react/icons/list';
import Search from 'lucide-react/icons/search';
import Trash2 from 'lucide-react/icons/trash-2';
import User from 'lucide-react/icons/user';
import UserSearch from 'lucide-react/icons/user-search';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { lookAroundTexts } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { navigationTexts as text } from '../../electron/contract/messages/frame.ts';
import { IconButton } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Menu } from '../ui/menu.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import type { Place, PlaceId } from './places.ts';
import styles from './timelines-nav.module.css';

const labels: Record<PlaceId, string> = {
  'look-around': lookAroundTexts.place,
  home: screens.frame.home,
  mentions: screens.frame.mentions,
  likes: text.likes,
  bookmarks: text.bookmarks,
  lists: text.lists,
  search: text.search,
  'own-posts': text.ownPosts,
  'catch-up': text.catchUp,
};

const icons: Record<PlaceId, ReactNode> = {
  'look-around': <Compass />,
  home: <House />,
  mentions: <AtSign />,
  likes: <Heart />,
  bookmarks: <Bookmark />,
  lists: <List />,
  search: <Search />,
  'own-posts': <User />,
  'catch-up': <CheckCheck />,
};

export interface TimelinesNavProps {
  places: readonly Place[];
  /** Texts of saved searches. */
  savedSearches: readonly string[];
  current: PlaceId | { search: string } | null;
  /** New posts of the home timeline. */
  unread: number;
  onChoose: (place: PlaceId) => void;
  onSearch: (search: string) => void;
  onForget: (search: string) => void;
  onOpenUser: () => void;
}

/** Where the account on show can read. */
export function TimelinesNav(props: TimelinesNavProps) {
  const { places, savedSearches, current, unread, onChoose, onSearch, onForget, onOpenUser } = props;
  return (
    <nav aria-label={screens.frame.timelines} className={styles['nav']}>
      <ul className={styles['list']}>
        {places.map(({ id }) => (
          <Entry
            key={id}
            label={id === 'catch-up' && unread > 0 ? text.catchUpNew(unread) : labels[id]}
            words={labels[id]}
            icon={icons[id]}
            current={id === current}
            badge={id === 'catch-up' && unread > 0 ? text.unread(unread) : null}
            onPress={() => onChoose(id)}
          />
        ))}
        <Entry label={text.openUser} words={text.openUser} icon={<UserSearch />} current={false} onPress={onOpenUser} />
      </ul>
      {savedSearches.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
        <div role="group" aria-label={text.savedSearches} className={styles['saved']}>
          <p aria-hidden="true" className={styles['heading']}>
            {text.savedSearches}
          </p>
          <ul className={styles['list']}>
            {savedSearches.map((search) => (
              <Entry
                key={search}
                label={text.savedSearch(search)}
                words={search}
                icon={<Search />}
                current={typeof current === 'object' && current?.search === search}
                onPress={() => onSearch(search)}
                after={
                  <Menu
                    label={text.optionsOfSearch(search)}
                    actions={[
                      {
                        id: 'forget',
                        label: text.forgetSearch,
                        icon: <Trash2 />,
                        run: () => onForget(search),
                      },
                    ]}
                  >
                    <IconButton
                      className={styles['options']}
                      label={text.optionsOfSearch(search)}
                      icon={<EllipsisVertical />}
                    />
                  </Menu>
                }
              />
            ))}
          </ul>
        </div>
      )}
    </nav>
  );
}

interface EntryProps {
  /** Its name. */
  label: string;
  /** What is seen of it. */
  words: string;
  icon: ReactNode;
  current: boolean;
  badge?: string | null;
  after?: ReactNode;
  onPress: () => void;
}

function Entry({ label, words, icon, current, badge = null, after, onPress }: EntryProps) {
  const entry = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!current) return;
    const bringIntoView = () => entry.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    bringIntoView();
    // A narrower window has fewer of them on show.
    window.addEventListener('resize', bringIntoView);
    return () => window.removeEventListener('resize', bringIntoView);
  }, [current]);
  return (
    <li ref={entry} className={styles['entry']}>
      <AriaButton
        className={cx(styles['button'], current && styles['current'])}
        {...(current ? { 'aria-current': 'page' as const } : {})}
        onPress={onPress}
      >
        {icon}
        <bdi aria-hidden={label !== words} className={styles['words']}>
          {words}
        </bdi>
        {badge !== null && (
          <span aria-hidden="true" className={styles['badge']}>
            {badge}
          </span>
        )}
        {/* Said in place of what is seen: the badge is a number without words. */}
        {label !== words && <VisuallyHidden>{label}</VisuallyHidden>}
      </AriaButton>
      {after}
    </li>
  );
}
