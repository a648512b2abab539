import Users from 'lucide-react/icons/users';
import { useCallback, useMemo } from 'react';
import { agoText } from '../../electron/contract/messages/format.ts';
import { people, viewTexts } from '../../electron/contract/messages/views.ts';
import { pageSizes } from '../../electron/contract/page-sizes.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { PeopleView } from '../../electron/contract/views/people.ts';
import { useAccountUsage } from '../app/timeline-statuses.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import type { ErrorHandlers } from '../ui/error-note.tsx';
import { useNavigation, type View } from '../ui/navigation.tsx';
import { useNow } from '../ui/use-now.ts';
import { PriceNote } from '../views/price-note.tsx';
import { Refusal, refusalOf } from '../views/refusal.tsx';
import { placeIn, RowFeed } from '../views/row-feed.tsx';
import { placeFrom, useSpot } from '../views/spot.ts';
import { useOpening } from '../views/use-opening.ts';
import viewStyles from '../views/view.module.css';
import { Blank, TitledView, Trouble, Waiting } from '../views/view.tsx';
import { personRow } from './person-row.tsx';

/** Pace of the clock for ages, in milliseconds. */
const pace = 30_000;

export interface PeopleListProps {
  account: AccountView;
  view: Extract<View, { kind: 'people' }>;
  errorHandlers: ErrorHandlers;
}

/** Whom a user follows, or who follows them, as far as it was read. */
export function PeopleList(props: PeopleListProps) {
  const { kind, userId } = props.view.people;
  return <OpenedPeople key={`${props.account.id} ${kind} ${userId}`} {...props} />;
}

function OpenedPeople({ account, view, errorHandlers }: PeopleListProps) {
  const { kind, userId } = view.people;
  const accountId = account.id;
  const bridge = useBridge();
  const navigation = useNavigation();
  const spot = useSpot();
  const now = useNow(pace);
  const usage = useAccountUsage(account.id);
  const open = useCallback(
    () => bridge.people.open({ accountId, people: { kind, userId } }),
    [bridge, accountId, kind, userId],
  );
  const opening = useOpening<PeopleView>(open);
  const { value, error, reading, read: readNow } = opening;

  const read = (page: 'first' | 'next'): void => {
    if (!reading) void readNow(() => bridge.people.read({ accountId, people: { kind, userId }, page }));
  };
  const unread = value !== null && value.readAt === null;

  const users = value?.users;
  const { openUser } = navigation;
  const rows = useMemo(
    () => (users ?? []).map((user) => personRow(user, () => openUser({ username: user.username, userId: user.id }))),
    [users, openUser],
  );
  const usd = usage === null ? null : usage.usdPerUser * pageSizes.people;
  const again = (): void => {
    if (value === null) opening.reopen();
    else read(unread ? 'first' : 'next');
  };
  const handlers = { ...errorHandlers, retry: again, wait: again };
  const refusal = refusalOf(account, kind);
  const title = people.lists[kind](viewTexts.handle(view.username));

  return (
    <TitledView
      title={title}
      subtitle={
        value && value.readAt !== null
          ? `${people.known(value.users.length, value.complete)} · ${people.readAgo(agoText(value.readAt, now))}`
          : undefined
      }
      actions={
        value &&
        value.readAt !== null &&
        !refusal && (
          <>
            <PriceNote account={account} usd={usd} says={viewTexts.priceUpTo} />
            <Button size="s" isPending={reading} onPress={() => read('first')}>
              {people.readAgain}
            </Button>
          </>
        )
      }
      head={refusal && <Refusal account={account} refusal={refusal} handlers={errorHandlers} />}
      error={rows.length > 0 ? error : null}
      waits={[{ accountId, asked: [kind], asking: reading }]}
      handlers={handlers}
    >
      {rows.length > 0 ? (
        <RowFeed
          label={title}
          rows={rows}
          start={placeFrom(spot.kept?.['place'])}
          busy={reading}
          more={value?.complete === false}
          onMoved={(state) => spot.keep({ place: placeIn(state) })}
          footer={
            <div className={viewStyles['end']}>
              {value?.complete ? (
                <p className={viewStyles['note']}>{people.end}</p>
              ) : (
                !refusal && (
                  <>
                    <Button isPending={reading} onPress={() => read('next')}>
                      {people.readMore(pageSizes.people)}
                    </Button>
                    <PriceNote account={account} usd={usd} says={viewTexts.priceUpTo} />
                  </>
                )
              )}
            </div>
          }
        />
      ) : error ? (
        <Trouble error={error} handlers={handlers} />
      ) : value === null ? (
        <Waiting />
      ) : unread ? (
        <Blank icon={<Users aria-hidden="true" />} title={people.unread[kind]}>
          {!refusal && (
            <>
              <Button look="primary" isPending={reading} onPress={() => read('first')}>
                {people.readFirst(pageSizes.people)}
              </Button>
              <PriceNote account={account} usd={usd} says={viewTexts.priceUpTo} />
            </>
          )}
        </Blank>
      ) : (
        <Blank icon={<Users aria-hidden="true" />} title={people.empty[kind]} />
      )}
    </TitledView>
  );
}
