import ArrowUp from 'lucide-react/icons/arrow-up-to-line';
import Download from 'lucide-react/icons/download';
import { useRef } from 'react';
import { conversation } from '../../electron/contract/messages/views.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { ConversationView } from '../../electron/contract/views/conversation.ts';
import { Button, IconButton } from '../ui/button.tsx';
import type { ErrorHandlers } from '../ui/error-note.tsx';
import type { View } from '../ui/navigation.tsx';
import { useReadingActions } from '../ui/reading-actions.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { placeIn, RowFeed, type RowFeedHandle } from '../views/row-feed.tsx';
import { placeFrom, useSpot } from '../views/spot.ts';
import { TitledView, Trouble, Waiting } from '../views/view.tsx';
import styles from './conversation.module.css';
import { missesEarlier } from './missing.ts';
import { RepliesHead } from './replies-head.tsx';
import { conversationRows } from './rows.tsx';
import { type ConversationReading, useConversation } from './use-conversation.ts';

/** So much of what came before can be seen above the post when the conversation opens, in CSS pixels. */
const glimpse = 40;

export interface ConversationProps {
  account: AccountView;
  view: Extract<View, { kind: 'conversation' }>;
  errorHandlers: ErrorHandlers;
}

/** A post with what came before it and the replies that can be found, in reading order. */
export function Conversation(props: ConversationProps) {
  // Another account or post is another instance: nothing of the one before it can reach it.
  return <OpenedConversation key={`${props.account.id} ${props.view.postId}`} {...props} />;
}

function OpenedConversation({ account, view, errorHandlers }: ConversationProps) {
  const reading = useConversation(account, view.postId);
  const { value, error } = reading;
  const handlers = { ...errorHandlers, retry: reading.readAgain, wait: reading.readAgain };
  if (value === null) {
    return (
      <TitledView title={conversation.title}>
        {error ? <Trouble error={error} handlers={handlers} /> : <Waiting says={conversation.opening} />}
      </TitledView>
    );
  }
  return <ShownConversation account={account} reading={reading} value={value} handlers={handlers} />;
}

interface ShownProps {
  account: AccountView;
  reading: ConversationReading;
  value: ConversationView;
  handlers: ErrorHandlers;
}

function ShownConversation({ account, reading, value, handlers }: ShownProps) {
  const actions = useReadingActions();
  const spot = useSpot();
  const feed = useRef<RowFeedHandle>(null);
  const { error } = reading;
  const key = value.post.id;
  const start = useRef({ key, offset: value.ancestors.length > 0 || missesEarlier(value) ? glimpse : 0 });
  const readingEarlier = reading.reading.has('ancestors');
  const readingReplies = reading.reading.has('replies');

  const earlier = missesEarlier(value) || readingEarlier;
  const drawEarlier = (position: number, setSize: number) => (
    <Earlier reading={readingEarlier} onRead={() => reading.read('ancestors')} position={position} setSize={setSize} />
  );
  const rows = conversationRows(value, earlier ? drawEarlier : null, (position, setSize) => (
    <RepliesHead
      account={account}
      value={value}
      reading={readingReplies}
      onRead={() => reading.read('replies')}
      position={position}
      setSize={setSize}
    />
  ));
  const first = rows[0];
  const kept = placeFrom(spot.kept?.['place']);
  const posts = [...value.ancestors, value.post].filter((row) => row.kind === 'post').length + value.replies.length;
  const author = value.post.kind === 'post' ? value.post.entry.post?.author.name : undefined;

  return (
    <TitledView
      title={conversation.title}
      actions={
        <>
          {/* Always there, so that the heading keeps its height and nothing below it moves. */}
          <IconButton
            label={conversation.toStart}
            icon={<ArrowUp />}
            isDisabled={value.ancestors.length === 0}
            onPress={() => first && feed.current?.goTo(first.key, 0)}
          />
          <IconButton
            label={conversation.exportButton}
            icon={<Download />}
            isDisabled={posts === 0}
            onPress={() =>
              actions.exportSource(
                { kind: 'conversation', postId: value.postId },
                author === undefined ? conversation.title : conversation.export(author),
                posts,
              )
            }
          />
        </>
      }
      error={error}
      handlers={handlers}
      waits={[
        { accountId: account.id, asked: ['posts'], asking: readingEarlier },
        { accountId: account.id, asked: ['search'], asking: readingReplies },
      ]}
    >
      <RowFeed
        ref={feed}
        label={conversation.title}
        rows={rows}
        start={kept && rows.some((row) => row.key === kept.key) ? kept : start.current}
        focusFirst={spot.kept === null ? key : null}
        busy={readingEarlier || readingReplies}
        onMoved={(state) => spot.keep({ place: placeIn(state) })}
      />
    </TitledView>
  );
}

interface EarlierProps {
  reading: boolean;
  onRead: () => void;
  position: number;
  setSize: number;
}

/** Above the earliest post: more came before it, and is being read or can be. */
function Earlier({ reading, onRead, position, setSize }: EarlierProps) {
  return (
    <article
      aria-label={conversation.earlier}
      aria-posinset={position}
      aria-setsize={setSize}
      aria-busy={reading}
      className={styles['earlier']}
    >
      {reading ? (
        <p role="status" className={styles['busy']}>
          <Spinner size="s" />
          {conversation.readingBefore}
        </p>
      ) : (
        <Button size="s" look="quiet" onPress={onRead}>
          {conversation.readBefore}
        </Button>
      )}
    </article>
  );
}
