import { useState } from 'react';
import { people, viewTexts } from '../../electron/contract/messages/views.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { accountHandle } from '../accounts/account-name.ts';
import { useAccountUsage } from '../app/timeline-statuses.ts';
import { Timeline } from '../timeline/timeline.tsx';
import { Checkbox } from '../ui/choices.tsx';
import type { ErrorHandlers } from '../ui/error-note.tsx';
import type { View } from '../ui/navigation.tsx';
import { Select } from '../views/select.tsx';
import { useSpot } from '../views/spot.ts';
import { ViewShape } from '../views/view.tsx';
import { howManyChoices, howManyFrom } from './how-many.ts';
import { ProfileHeader } from './profile-header.tsx';
import { useProfile } from './use-profile.ts';
import styles from './user-posts.module.css';
import { userTimeline } from './user-posts-timeline.ts';

export interface UserPostsProps {
  account: AccountView;
  view: Extract<View, { kind: 'user' }>;
  errorHandlers: ErrorHandlers;
}

/** A user's profile, and below it what they post. */
export function UserPosts(props: UserPostsProps) {
  // Another account or user is another instance: nothing that was chosen for the one before it is left.
  return <PostsOfUser key={`${props.account.id} ${props.view.userId}`} {...props} />;
}

function PostsOfUser({ account, view, errorHandlers }: UserPostsProps) {
  const { userId } = view;
  const spot = useSpot();
  const [timeline, setTimeline] = useState(() => userTimeline(userId, spot.kept));
  const [howMany, setHowMany] = useState(howManyFrom(spot.kept?.['howMany']));
  const profile = useProfile(account.id, userId);
  const usage = useAccountUsage(account.id);
  const username = profile.value?.user.username ?? view.username;
  const usdPerPost = account.service === 'practice' ? 0 : (usage?.usdPerPost ?? 0);

  function choose(choice: { replies?: boolean; reposts?: boolean }): void {
    setTimeline((before) => ({ ...before, ...choice }));
    // The column goes by it, for what it offers of this view.
    spot.keepNow(choice);
  }

  const priceOf = (posts: number): string =>
    usdPerPost > 0 ? people.howManyFor(posts, posts * usdPerPost) : people.howManyOf(posts);

  return (
    <ViewShape
      error={profile.error}
      waits={[{ accountId: account.id, asked: ['profile'], asking: profile.reading }]}
      handlers={{ ...errorHandlers, retry: profile.ask, wait: profile.ask }}
      head={
        <>
          <ProfileHeader
            account={account}
            user={{ id: userId, username }}
            profile={profile.value}
            reading={profile.reading}
            onRead={profile.ask}
          />
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame and legend */}
          <div role="group" aria-label={people.choices} className={styles['choices']}>
            <Checkbox label={people.replies} checked={timeline.replies} onChange={(replies) => choose({ replies })} />
            <Checkbox label={people.reposts} checked={timeline.reposts} onChange={(reposts) => choose({ reposts })} />
            <Select
              label={people.howMany}
              value={String(howMany)}
              choices={howManyChoices.map((posts) => ({ value: String(posts), label: priceOf(posts) }))}
              onChange={(chosen) => {
                const posts = howManyFrom(Number(chosen));
                setHowMany(posts);
                spot.keep({ howMany: posts });
              }}
            />
          </div>
        </>
      }
    >
      <Timeline
        accountId={account.id}
        timeline={timeline}
        handle={accountHandle(account)}
        title={viewTexts.handle(username)}
        howMany={howMany}
        errorHandlers={errorHandlers}
      />
    </ViewShape>
  );
}
