import { type ReactNode, useId } from 'react';
import { lookAroundTexts as text } from '../../electron/contract/messages/access.ts';
import { lists } from '../../electron/contract/messages/views.ts';
import { priceTable } from '../../electron/contract/prices.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { FindUserForm } from '../app/find-user-form.tsx';
import { ListByAddress } from '../lists/list-by-address.tsx';
import { useNavigation } from '../ui/navigation.tsx';
import { Scrolled, TitledView } from '../views/view.tsx';
import styles from './look-around.module.css';
import { SearchForm } from './search-form.tsx';

/** Where reading begins for access that nobody is signed in to: somebody's posts, X's search, a list. */
export function LookAround({ account }: { account: AccountView }) {
  const navigation = useNavigation();
  const prices = priceTable.usd[account.service];
  return (
    <TitledView title={text.welcome}>
      <Scrolled>
        <p className={styles['note']}>{text.note}</p>
        <Part title={text.user.title}>
          <FindUserForm account={account} usdPerUser={prices.user} takesFocus={false} onFound={navigation.open} />
        </Part>
        <Part title={text.search.title}>
          <SearchForm
            account={account}
            usdPerPost={prices.post}
            onSearch={(query) => navigation.open({ kind: 'timeline', timeline: { kind: 'search', query } })}
          />
        </Part>
        <Part title={text.list.title}>
          <ListByAddress
            onOpen={(listId) =>
              navigation.open({ kind: 'timeline', timeline: { kind: 'list', listId }, title: lists.numbered(listId) })
            }
          />
        </Part>
      </Scrolled>
    </TitledView>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['part']}>
      <h3 id={id} className={styles['title']}>
        {title}
      </h3>
      {children}
    </section>
  );
}
