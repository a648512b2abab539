import { posts } from '../../electron/contract/messages/en.ts';
import { agoText, percentText } from '../../electron/contract/messages/format.ts';
import type { PollView } from '../../electron/contract/views/posts.ts';
import { cx } from '../ui/cx.ts';
import { ExternalLink } from './external-link.tsx';
import { usePostNow } from './now.tsx';
import styles from './poll.module.css';

/** A poll and how it stands. Votes are cast at X. */
export function Poll({ poll, url }: { poll: PollView; url: string }) {
  const now = usePostNow();
  const total = poll.options.reduce((sum, option) => sum + option.votes, 0);
  const most = Math.max(...poll.options.map((option) => option.votes));
  const ended = !poll.open || (poll.endsAt !== null && Date.parse(poll.endsAt) <= now);
  const openUntil = poll.endsAt === null ? posts.poll.open : posts.poll.ends(agoText(poll.endsAt, now));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form
    <div role="group" aria-label={posts.poll.label} className={styles['poll']}>
      <ul>
        {poll.options.map(({ label, votes }, index) => {
          const share = total === 0 ? 0 : votes / total;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two choices may have the same label
            <li key={index} className={cx(styles['option'], ended && votes === most && total > 0 && styles['most'])}>
              <span aria-hidden="true" className={styles['bar']} style={{ inlineSize: `${share * 100}%` }} />
              <bdi className={styles['label']}>{label}</bdi>
              <span className={styles['share']} title={posts.poll.votes(votes)}>
                {percentText(share)}
              </span>
            </li>
          );
        })}
      </ul>
      <p className={styles['state']}>
        <span>{posts.poll.votes(total)}</span>
        <span aria-hidden="true" className={styles['dot']} />
        <span>{ended ? posts.poll.closed : openUntil}</span>
        {!ended && (
          <>
            <span aria-hidden="true" className={styles['dot']} />
            <ExternalLink href={url} className={styles['vote']}>
              {posts.poll.voteOnX}
            </ExternalLink>
          </>
        )}
      </p>
    </div>
  );
}
