import ListIcon from 'lucide-react/icons/list';
import Lock from 'lucide-react/icons/lock';
import { useCallback } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { agoText } from '../../electron/contract/messages/format.ts';
import { lists, viewTexts } from '../../electron/contract/messages/views.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { ListsView, ListView } from '../../electron/contract/views/lists.ts';
import { useAccountUsage } from '../app/timeline-statuses.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import type { ErrorHandlers } from '../ui/error-note.tsx';
import { useNavigation, type View } from '../ui/navigation.tsx';
import { useNow } from '../ui/use-now.ts';
import { PriceNote } from '../views/price-note.tsx';
import { Refusal, refusalOf } from '../views/refusal.tsx';
import { useOpening } from '../views/use-opening.ts';
import { Scrolled, TitledView, Trouble, Waiting } from '../views/view.tsx';
import { ListByAddress } from './list-by-address.tsx';
import styles from './lists.module.css';
import { PublicLists } from './public-lists.tsx';

/** Pace of the clock for ages, in milliseconds. */
const pace = 30_000;

export interface ListsProps {
  account: AccountView;
  view: Extract<View, { kind: 'lists' }>;
  errorHandlers: ErrorHandlers;
}

/** The lists of an account: its own, and those that it follows. */
export function Lists(props: ListsProps) {
  if (props.account.userId === null) return <PublicLists />;
  return <OpenedLists key={props.account.id} {...props} />;
}

function OpenedLists({ account, errorHandlers }: ListsProps) {
  const accountId = account.id;
  const bridge = useBridge();
  const navigation = useNavigation();
  const now = useNow(pace);
  const usage = useAccountUsage(account.id);
  const open = useCallback(() => bridge.lists.open({ accountId }), [bridge, accountId]);
  const opening = useOpening<ListsView>(open);
  const { value, error, reading, read } = opening;
  const refusal = refusalOf(account, 'lists');

  function readLists(): void {
    if (!reading) void read(() => bridge.lists.read({ accountId }));
  }
  const again = value === null ? opening.reopen : readLists;
  const handlers = { ...errorHandlers, retry: again, wait: again };
  const openList = (listId: string, title: string): void =>
    navigation.open({ kind: 'timeline', timeline: { kind: 'list', listId }, title });

  const button = (
    <span className={styles['read']}>
      <Button size="s" look={value?.readAt === null ? 'primary' : 'plain'} isPending={reading} onPress={readLists}>
        {value?.readAt === null ? lists.read : lists.readAgain}
      </Button>
      <PriceNote account={account} usd={usage?.usdPerList ?? null} says={lists.price} unknown={lists.priceUnknown} />
    </span>
  );

  return (
    <TitledView
      title={lists.title}
      subtitle={value && value.readAt !== null ? lists.readAgo(agoText(value.readAt, now)) : undefined}
      head={refusal ? <Refusal account={account} refusal={refusal} handlers={errorHandlers} /> : value && button}
      error={value ? error : null}
      waits={[{ accountId, asked: ['owned-lists', 'followed-lists'], asking: reading }]}
      handlers={handlers}
    >
      {value ? (
        <Scrolled>
          <AllLists value={value} onOpen={({ id, name }) => openList(id, name)} />
          <div className={styles['address']}>
            <ListByAddress onOpen={(id) => openList(id, known(value, id)?.name ?? lists.numbered(id))} />
          </div>
        </Scrolled>
      ) : error ? (
        <Trouble error={error} handlers={handlers} />
      ) : (
        <Waiting />
      )}
    </TitledView>
  );
}

const known = (value: ListsView, id: string): ListView | undefined =>
  [...value.owned, ...value.followed].find((list) => list.id === id);

function AllLists({ value, onOpen }: { value: ListsView; onOpen: (list: ListView) => void }) {
  if (value.readAt === null) return <p className={styles['calm']}>{lists.unread}</p>;
  if (value.owned.length + value.followed.length === 0) return <p className={styles['calm']}>{lists.none}</p>;
  return (
    <>
      <Group title={lists.owned} none={lists.noneOwned} members={value.owned} onOpen={onOpen} />
      <Group title={lists.followed} none={lists.noneFollowed} members={value.followed} onOpen={onOpen} />
    </>
  );
}

interface GroupProps {
  title: string;
  /** Said when there is none. */
  none: string;
  members: readonly ListView[];
  onOpen: (list: ListView) => void;
}

function Group({ title, none, members, onOpen }: GroupProps) {
  return (
    <section className={styles['group']}>
      <h3 className={styles['heading']}>{title}</h3>
      {members.length === 0 ? (
        <p className={styles['calm']}>{none}</p>
      ) : (
        <ul>
          {members.map((list) => (
            <li key={list.id}>
              <ListButton list={list} onOpen={() => onOpen(list)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ListButton({ list, onOpen }: { list: ListView; onOpen: () => void }) {
  const { name, description, members, owner } = list;
  return (
    <AriaButton className={cx(styles['list'])} onPress={onOpen}>
      <ListIcon aria-hidden="true" className={styles['icon']} />
      <span className={styles['words']}>
        <span className={styles['name']}>
          <bdi>{name}</bdi>
          {list.private && <Lock role="img" aria-label={lists.private} className={styles['mark']} />}
        </span>
        {description && (
          <span className={styles['description']}>
            <bdi>{description}</bdi>
          </span>
        )}
        <span className={styles['facts']}>
          {owner && <bdi>{lists.by(viewTexts.handle(owner.username))}</bdi>}
          {members !== null && <span>{lists.members(members)}</span>}
        </span>
      </span>
    </AriaButton>
  );
}
