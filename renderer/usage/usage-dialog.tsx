import ExternalLink from 'lucide-react/icons/external-link';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { moneyText } from '../../electron/contract/messages/format.ts';
import { askedNames } from '../../electron/contract/messages/limits.ts';
import { itemsText, usageTexts as text } from '../../electron/contract/messages/usage.ts';
import { viewTexts } from '../../electron/contract/messages/views.ts';
import { priceTable } from '../../electron/contract/prices.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { SpendingView } from '../../electron/contract/views/spending.ts';
import { useAppView } from '../app/app-view.ts';
import { useAccountUsage } from '../app/timeline-statuses.ts';
import { DailyCap } from '../settings/daily-cap.tsx';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useCall } from '../ui/use-call.ts';
import { useOpening } from '../views/use-opening.ts';
import { SpendingChart } from './spending-chart.tsx';
import { SpendingTable } from './spending-table.tsx';
import styles from './usage-dialog.module.css';

/** Where X shows what it charges. */
const consolePage = 'https://console.x.com';

export interface UsageDialogProps {
  account: AccountView;
  onClose: () => void;
}

/** What an account has cost today, this month and on each of the last days, and the daily limit. */
export function UsageDialog({ account, onClose }: UsageDialogProps) {
  const bridge = useBridge();
  const { data: app } = useAppView();
  const usage = useAccountUsage(account.id);
  const open = useCallback(() => bridge.usage.open({ accountId: account.id }), [bridge, account.id]);
  const { value, error, reopen } = useOpening<SpendingView>(open);

  // Reading goes on while the dialog is open.
  const counted = usage === null ? '' : `${usage.posts} ${usage.usd}`;
  const shown = useRef(counted);
  useEffect(() => {
    if (counted === shown.current) return;
    shown.current = counted;
    reopen();
  }, [counted, reopen]);

  return (
    <Dialog title={text.title} onClose={onClose}>
      <p className={styles['soft']}>
        <bdi>{account.username === '' ? account.name || text.appOnly : viewTexts.handle(account.username)}</bdi>
      </p>
      {error && <ErrorNote error={error} handlers={{ retry: reopen, wait: reopen }} />}
      {value === null && !error && (
        <p role="status" className={styles['waiting']}>
          <Spinner />
          {text.loading}
        </p>
      )}
      {value && <Spending account={account} spending={value} />}
      {app && (
        <div className={styles['part']}>
          <DailyCap cap={app.settings.dailyCap} usdPerPost={priceTable.usd[account.service].post} />
        </div>
      )}
    </Dialog>
  );
}

function Spending({ account, spending }: { account: AccountView; spending: SpendingView }) {
  const bridge = useBridge();
  const openConsole = useCall(bridge.links.open);
  const { days, byAsked, monthPosts, monthUsd, ownedReads, pricesAsOf } = spending;
  const free = account.service === 'practice';
  const today = days.at(-1);
  if (today === undefined) return null;
  const isQuiet = days.every(({ posts, users, lists, writes }) => posts + users + lists + writes === 0);
  return (
    <>
      <dl className={styles['figures']}>
        <Figure name={text.today} usd={free ? null : today.usd} posts={today.posts} />
        <Figure name={text.month(today.day)} usd={free ? null : monthUsd} posts={monthPosts} />
      </dl>
      {free && <p>{text.free}</p>}
      <Part title={text.chart}>
        {isQuiet ? (
          <p>{text.nothing}</p>
        ) : (
          <>
            <SpendingChart days={days} free={free} />
            <SpendingTable days={days} free={free} />
          </>
        )}
        <p className={styles['small']}>{text.days(account.service, `${today.day}T00:00:00.000Z`)}</p>
      </Part>
      {byAsked.length > 0 && (
        <Part title={text.spentOn(today.day)}>
          <dl className={styles['kinds']}>
            {byAsked.map(({ asked, items, usd }) => (
              <div key={asked}>
                <dt>{askedNames[asked]}</dt>
                <dd>{itemsText(asked, items)}</dd>
                {!free && <dd className={styles['money']}>{moneyText(usd)}</dd>}
              </div>
            ))}
          </dl>
        </Part>
      )}
      {!free && (
        <>
          <div className={styles['part']}>
            <p>{text.estimate(pricesAsOf)}</p>
            <div>
              <Button
                size="s"
                icon={<ExternalLink aria-hidden="true" />}
                onPress={() => void openConsole.run({ url: consolePage })}
              >
                {text.console}
              </Button>
            </div>
            {openConsole.error && <ErrorNote error={openConsole.error} />}
          </div>
          <Part title={text.owned.title}>
            <p>{text.owned.what}</p>
            <p>{ownedReads ? text.owned.counted : text.owned.notCounted}</p>
          </Part>
        </>
      )}
    </>
  );
}

/** @param usd null where nothing is charged */
function Figure({ name, usd, posts }: { name: string; usd: number | null; posts: number }) {
  return (
    <div className={styles['figure']}>
      <dt>{name}</dt>
      <dd className={styles['large']}>{usd === null ? text.posts(posts) : moneyText(usd)}</dd>
      {usd !== null && <dd>{text.posts(posts)}</dd>}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h3 className={styles['title']}>{title}</h3>
      {children}
    </section>
  );
}
