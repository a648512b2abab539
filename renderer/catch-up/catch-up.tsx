import CheckCheck from 'lucide-react/icons/check-check';
import { useCallback, useMemo, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { spanText } from '../../electron/contract/messages/format.ts';
import { catchUp } from '../../electron/contract/messages/views.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { CatchUpView } from '../../electron/contract/views/catch-up.ts';
import { accountHandle } from '../accounts/account-name.ts';
import { noteCaughtUp } from '../timeline/caught-up.ts';
import { type ListState, visibleRows } from '../timeline/list/list-state.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import type { ErrorHandlers } from '../ui/error-note.tsx';
import { useNavigation, type View } from '../ui/navigation.tsx';
import { useCall } from '../ui/use-call.ts';
import { postRow } from '../views/post-rows.tsx';
import { type FeedRow, placeIn, RowFeed } from '../views/row-feed.tsx';
import { placeFrom, useSpot } from '../views/spot.ts';
import { useOpening } from '../views/use-opening.ts';
import { Blank, TitledView, Trouble, Waiting } from '../views/view.tsx';
import styles from './catch-up.module.css';
import { GroupHead } from './group-head.tsx';
import { groupKey, minutesLeft, postsUpTo } from './groups.ts';

/** Height of a group's head until it is measured, in the size of text. */
const headHeight = 3.3;

export interface CatchUpProps {
  account: AccountView;
  view: Extract<View, { kind: 'catch-up' }>;
  errorHandlers: ErrorHandlers;
}

/** What is new in a timeline, put together by thread and author; it ends, and then everything is read. */
export function CatchUp(props: CatchUpProps) {
  return <OpenedCatchUp key={`${props.account.id} ${JSON.stringify(props.view.timeline)}`} {...props} />;
}

function OpenedCatchUp({ account, view, errorHandlers }: CatchUpProps) {
  const accountId = account.id;
  const { timeline } = view;
  const bridge = useBridge();
  const navigation = useNavigation();
  const [openedTimeline] = useState(timeline);
  const open = useCallback(
    () => bridge.catchUp.open({ accountId, timeline: openedTimeline }),
    [bridge, accountId, openedTimeline],
  );
  const opening = useOpening<CatchUpView>(open);
  const { value, error } = opening;
  const finishing = useCall(bridge.catchUp.finish);
  const toTimeline = (): void => navigation.open({ kind: 'timeline', timeline });

  /** Marks what is on show as read, and goes on. */
  async function finish(next: () => void): Promise<void> {
    if (value === null || value.upTo === null || finishing.pending) return;
    const answer = await finishing.run({ accountId, timeline, upTo: value.upTo });
    if (!answer.ok) return;
    noteCaughtUp(bridge, accountId, timeline, value.upTo);
    next();
  }

  if (value === null) {
    const handlers = { ...errorHandlers, retry: opening.reopen, wait: opening.reopen };
    return (
      <TitledView title={catchUp.title}>
        {error ? <Trouble error={error} handlers={handlers} /> : <Waiting says={catchUp.opening} />}
      </TitledView>
    );
  }
  if (value.upTo === null) {
    return (
      <TitledView title={catchUp.title}>
        <Blank icon={<CheckCheck aria-hidden="true" />} title={catchUp.nothing}>
          <p>{catchUp.nothingNote}</p>
          <Button look="primary" onPress={toTimeline}>
            {catchUp.toTimeline}
          </Button>
        </Blank>
      </TitledView>
    );
  }
  if (value.posts === 0) {
    const markRead = (): void => void finish(toTimeline);
    const handlers = { ...errorHandlers, retry: markRead, wait: markRead };
    return (
      <TitledView title={catchUp.title} error={finishing.error ?? error} handlers={handlers}>
        <Blank icon={<CheckCheck aria-hidden="true" />} title={catchUp.nothingToRead}>
          <LeftOut leftOut={value.leftOut} />
          <Button look="primary" isPending={finishing.pending} onPress={markRead}>
            {catchUp.finish}
          </Button>
        </Blank>
      </TitledView>
    );
  }
  return (
    <ReadingUp
      // The next part is read from its beginning.
      key={value.upTo}
      account={account}
      value={value}
      finishing={finishing.pending}
      error={finishing.error ?? error}
      errorHandlers={errorHandlers}
      onFinish={() => void finish(toTimeline)}
      onGoOn={() => void finish(opening.reopen)}
    />
  );
}

/** What is new besides and not in the groups; nothing when there is none. */
function LeftOut({ leftOut: { hidden, unavailable } }: Pick<CatchUpView, 'leftOut'>) {
  const sentences = [
    ...(hidden > 0 ? [catchUp.hidden(hidden)] : []),
    ...(unavailable > 0 ? [catchUp.unavailable(unavailable)] : []),
  ];
  return sentences.length > 0 && <p className={styles['leftOut']}>{sentences.join(' ')}</p>;
}

interface ReadingUpProps {
  account: AccountView;
  value: CatchUpView;
  finishing: boolean;
  error: AppError | null;
  errorHandlers: ErrorHandlers;
  onFinish: () => void;
  onGoOn: () => void;
}

function ReadingUp({ account, value, finishing, error, errorHandlers, onFinish, onGoOn }: ReadingUpProps) {
  const markRead = value.more ? onGoOn : onFinish;
  const handlers = { ...errorHandlers, retry: markRead, wait: markRead };
  const spot = useSpot();
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set(textsIn(spot.kept?.['folded'])));
  /** Minutes that are left, as they are shown: rounded, so that it changes seldom. */
  const [left, setLeft] = useState(() => Math.round(value.minutes));
  const [atEnd, setAtEnd] = useState(false);
  const { groups } = value;
  const { keep } = spot;

  const toggle = useCallback(
    (id: string) => {
      setFolded((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        keep({ folded: [...after] });
        return after;
      });
    },
    [keep],
  );

  const rows = useMemo<FeedRow[]>(
    () =>
      groups.flatMap((group) => [
        {
          key: groupKey(group.id),
          content: group,
          entry: null,
          steady: true,
          onEnter: () => toggle(group.id),
          estimate: (_, rem) => headHeight * rem,
          render: (position, setSize) => (
            <GroupHead
              group={group}
              folded={folded.has(group.id)}
              onToggle={() => toggle(group.id)}
              position={position}
              setSize={setSize}
            />
          ),
        },
        ...(folded.has(group.id) ? [] : group.rows.map((row) => postRow(row))),
      ]),
    [groups, folded, toggle],
  );

  function moved(state: ListState): void {
    keep({ place: placeIn(state) });
    const seen = visibleRows(state).filter(({ bottom }) => bottom <= state.view.height + 1);
    const reached = seen.at(-1)?.key ?? null;
    const read = postsUpTo(groups, folded, reached);
    const end = reached !== null && reached === rows.at(-1)?.key;
    const minutes = end ? 0 : Math.round(minutesLeft(value, read));
    if (minutes !== left) setLeft(minutes);
    if (end !== atEnd) setAtEnd(end);
  }

  return (
    <TitledView
      title={catchUp.title}
      subtitle={
        <>
          {catchUp.posts(value.posts)} {catchUp.people(value.people)}, {catchUp.minutes(value.minutes)}
          {value.from !== null && value.to !== null && <> · {spanText(value.from, value.to)}</>}
        </>
      }
      head={
        <>
          <LeftOut leftOut={value.leftOut} />
          {value.gaps > 0 && <p className={styles['gaps']}>{catchUp.gaps(value.gaps)}</p>}
          <div className={styles['line']}>
            <p className={styles['left']}>
              {atEnd ? (value.more ? catchUp.partEnd : catchUp.nothingLeft) : catchUp.left(left)}
            </p>
            <Button size="s" look="quiet" isPending={finishing} onPress={markRead}>
              {value.more ? catchUp.markPart : catchUp.markAll}
            </Button>
          </div>
        </>
      }
      error={error}
      handlers={handlers}
    >
      <RowFeed
        label={catchUp.feed(accountHandle(account))}
        rows={rows}
        start={placeFrom(spot.kept?.['place'])}
        // The heading goes away with the waiting, and the button with the part before. Who comes back has a row.
        focusFirst={spot.kept?.['place'] === undefined ? (rows[0]?.key ?? null) : null}
        onMoved={moved}
        footer={
          <div className={styles['end']}>
            <CheckCheck aria-hidden="true" />
            <h3>{value.more ? catchUp.partEnd : catchUp.end}</h3>
            <p>{value.more ? catchUp.partNote : catchUp.endNote}</p>
            <Button look="primary" isPending={finishing} onPress={markRead}>
              {value.more ? catchUp.goOn : catchUp.finish}
            </Button>
          </div>
        }
      />
    </TitledView>
  );
}

const textsIn = (kept: unknown): string[] =>
  Array.isArray(kept) ? kept.filter((text): text is string => typeof text === 'string') : [];
