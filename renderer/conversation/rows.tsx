import type { ReactNode } from 'react';
import { conversation, viewTexts } from '../../electron/contract/messages/views.ts';
import type {
  ConversationReply,
  ConversationRow,
  ConversationView,
} from '../../electron/contract/views/conversation.ts';
import { postRow } from '../views/post-rows.tsx';
import type { FeedRow } from '../views/row-feed.tsx';
import styles from './conversation.module.css';
import { MissingRow } from './missing-row.tsx';

/** Heights until they are measured, in the size of text. */
const missingHeight = 4.1;
const headHeight = 10.6;
const earlierHeight = 3.7;

/** Key of the row between the post and its replies. */
const repliesKey = 'replies';
const earlierKey = 'earlier';

function rowOf(row: ConversationRow, around: (card: ReactNode) => ReactNode): FeedRow {
  if (row.kind === 'post') return postRow(row, around);
  return {
    key: row.id,
    content: row,
    entry: null,
    steady: true,
    estimate: (_, rem) => missingHeight * rem,
    render: (position, setSize) => around(<MissingRow row={row} position={position} setSize={setSize} />),
  };
}

function replyRow({ row, depth, answers }: ConversationReply): FeedRow {
  return postRow(row, (card) => (
    <div className={styles['reply']} data-depth={depth}>
      {answers !== null && (
        <p className={styles['answers']}>
          <bdi>{conversation.answering(viewTexts.handle(answers))}</bdi>
        </p>
      )}
      {card}
    </div>
  ));
}

type Draw = (position: number, setSize: number) => ReactNode;

const plain = (key: string, height: number, render: Draw): FeedRow => ({
  key,
  content: key,
  entry: null,
  steady: false,
  skipped: true,
  estimate: (_, rem) => height * rem,
  render,
});

/**
 * A conversation as rows, in reading order. The key of a post is the same before and after it was read.
 * @param earlier draws what stands above all, while something of what came before is missing; null for nothing
 * @param head draws what stands between the post and its replies
 */
export function conversationRows(value: ConversationView, earlier: Draw | null, head: Draw): FeedRow[] {
  const { ancestors, post, replies } = value;
  return [
    ...(earlier ? [plain(earlierKey, earlierHeight, earlier)] : []),
    ...ancestors.map((row) => rowOf(row, (card) => <div className={styles['ancestor']}>{card}</div>)),
    rowOf(post, (card) => <div className={styles['focus']}>{card}</div>),
    plain(repliesKey, headHeight, head),
    ...replies.map(replyRow),
  ];
}
