import Heart from 'lucide-react/icons/heart';
import MapPin from 'lucide-react/icons/map-pin';
import UserPlus from 'lucide-react/icons/user-plus';
import { people, viewTexts } from '../../electron/contract/messages/views.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { ProfileView } from '../../electron/contract/views/people.ts';
import type { UserView } from '../../electron/contract/views/posts.ts';
import { useAccountUsage } from '../app/timeline-statuses.ts';
import { PostText } from '../post/post-text.tsx';
import { useOpenLink } from '../post/use-links.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { useNavigation } from '../ui/navigation.tsx';
import { InBar } from '../views/bar.tsx';
import { PriceNote } from '../views/price-note.tsx';
import viewStyles from '../views/view.module.css';
import { followUrl } from './intents.ts';
import { PersonName } from './person-name.tsx';
import styles from './profile-header.module.css';

export interface ProfileHeaderProps {
  account: AccountView;
  /** As far as the view knows them before anything was answered. */
  user: Pick<UserView, 'id' | 'username'>;
  profile: ProfileView | null;
  /** The profile is being read. */
  reading: boolean;
  onRead: () => void;
}

function Facts({ profile }: { profile: ProfileView }) {
  const { description, location, posts, following, followers } = profile;
  const counts = [
    posts === null ? null : people.counts.posts(posts),
    following === null ? null : people.counts.following(following),
    followers === null ? null : people.counts.followers(followers),
  ].filter((count) => count !== null);
  return (
    <div className={styles['facts']}>
      {description && description.length > 0 && (
        <div className={styles['description']}>
          <PostText postId={`profile ${profile.user.id}`} segments={description} lang={null} small />
        </div>
      )}
      {location && (
        <p className={styles['location']}>
          <MapPin role="img" aria-label={people.location} />
          <bdi>{location}</bdi>
        </p>
      )}
      {counts.length > 0 && (
        <ul className={styles['counts']}>
          {counts.map((count) => (
            <li key={count}>{count}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Who a user is, and the ways from them to others. */
export function ProfileHeader({ account, user, profile, reading, onRead }: ProfileHeaderProps) {
  const navigation = useNavigation();
  const openLink = useOpenLink();
  const usage = useAccountUsage(account.id);
  const known = profile?.user ?? null;
  const username = known?.username ?? user.username;
  const own = user.id === account.userId;
  const offered = (what: 'following' | 'followers' | 'likes'): boolean =>
    !account.reading.refused.some((refusal) => refusal.what === what);

  return (
    <>
      <div className={styles['who']}>
        <InBar>
          <h2 className={viewStyles['title']}>{known ? <PersonName user={known} /> : viewTexts.handle(username)}</h2>
        </InBar>
        <Avatar source={known?.avatar ?? null} name={known?.name ?? username} size={56} />
        {known && <p className={styles['handle']}>{viewTexts.handle(username)}</p>}
      </div>
      {profile && profile.readAt !== null && <Facts profile={profile} />}
      <div className={styles['ways']}>
        {(['following', 'followers'] as const).map(
          (kind) =>
            offered(kind) && (
              <Button
                key={kind}
                size="s"
                onPress={() => navigation.open({ kind: 'people', people: { kind, userId: user.id }, username })}
              >
                {people[kind]}
              </Button>
            ),
        )}
        {own && offered('likes') && (
          <Button
            size="s"
            icon={<Heart aria-hidden="true" />}
            onPress={() => navigation.open({ kind: 'timeline', timeline: { kind: 'likes', userId: user.id } })}
          >
            {people.likes}
          </Button>
        )}
        {!own && account.service === 'x' && (
          <Button size="s" icon={<UserPlus aria-hidden="true" />} onPress={() => openLink(followUrl(username))}>
            {people.followOnX}
          </Button>
        )}
        {profile?.readAt == null && (
          <span className={styles['asked']}>
            <Button size="s" isPending={reading} onPress={onRead}>
              {people.readProfile}
            </Button>
            <PriceNote account={account} usd={usage?.usdPerUser ?? null} />
          </span>
        )}
      </div>
    </>
  );
}
