import ArrowLeft from 'lucide-react/icons/arrow-left';
import ArrowRight from 'lucide-react/icons/arrow-right';
import CheckCheck from 'lucide-react/icons/check-check';
import ChevronsLeft from 'lucide-react/icons/chevrons-left';
import ChevronsRight from 'lucide-react/icons/chevrons-right';
import Columns2 from 'lucide-react/icons/columns-2';
import Download from 'lucide-react/icons/download';
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical';
import Filter from 'lucide-react/icons/filter';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import X from 'lucide-react/icons/x';
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { MenuCommand } from '../../electron/contract/calls.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { columnTexts as text } from '../../electron/contract/messages/frame.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { FilterRule } from '../../electron/contract/views/filters.ts';
import type { TimelineKey } from '../../electron/contract/views/ids.ts';
import { Waits } from '../limits/wait-note.tsx';
import { IconButton } from '../ui/button.tsx';
import { useCommand, useRunCommand } from '../ui/commands.tsx';
import { cx } from '../ui/cx.ts';
import { type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import { Menu, type MenuAction } from '../ui/menu.tsx';
import { type Navigation, NavigationProvider, type View } from '../ui/navigation.tsx';
import { type ReadingActions, ReadingActionsProvider } from '../ui/reading-actions.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { BarProvider, useBarPlace } from '../views/bar.tsx';
import styles from './column.module.css';
import { stepOf } from './history.ts';
import { focusedRow, focusHeading, focusIsFree, focusRow } from './reading-focus.ts';
import { useTimelineStatus } from './timeline-statuses.ts';
import { useFindUser } from './use-find-user.ts';
import { useNamedView, ViewHost } from './view-host.tsx';
import { exportOf, timelineOf, viewTitle } from './view-title.ts';
import {
  type Column as ColumnState,
  canGoIn,
  closed,
  columnLimit,
  moved,
  openedIn,
  replacedIn,
  spotKeptIn,
  type Workspace,
  wentIn,
} from './workspace.ts';

/** What is asked of the frame from inside a column. */
export interface ColumnRequests {
  showData: ReadingActions['showData'];
  exportSource: ReadingActions['exportSource'];
  write: ReadingActions['write'];
  /** Opens the filters as they concern a timeline. */
  filter(timeline: TimelineKey, title: string, draft: FilterRule | null): void;
  addColumn(): void;
}

export interface ColumnProps {
  account: AccountView;
  workspace: Workspace;
  column: ColumnState;
  active: boolean;
  /** Other columns stand beside it. */
  beside: boolean;
  /** Shown in the header: which of how many columns this is, when not all can be seen. */
  switcher: ReactNode;
  errorHandlers: ErrorHandlers;
  requests: ColumnRequests;
  change: (change: (workspace: Workspace) => Workspace) => void;
}

/** One column: the view on show with its header, and the history behind it. */
export function Column(props: ColumnProps) {
  const { account, workspace, column, active, beside, switcher, errorHandlers, requests, change } = props;
  const { id } = column;
  const step = stepOf(column.history);
  const element = useRef<HTMLElement>(null);
  const named = useNamedView(account, step.view);
  const title = viewTitle(named, account);
  const timeline = timelineOf(named, step.spot);
  const bar = useBarPlace(styles['own']);
  const canGoBack = canGoIn(workspace, id, -1);
  const canGoForward = canGoIn(workspace, id, 1);

  const open = (view: View): void => {
    const focus = focusedRow(element.current);
    change((before) => openedIn(before, id, view, focus));
  };
  const go = (by: -1 | 1): void => {
    const focus = focusedRow(element.current);
    change((before) => wentIn(before, id, by, focus));
  };
  const finding = useFindUser(account, step.id, open);
  useFocusOfSteps(element, column, active);

  // Rows ask for these by the hundred: they stay the same while nothing about them changes.
  const does = useStable({
    open,
    go,
    replace: (view: View) => change((before) => replacedIn(before, id, view)),
    openUser: finding.openUser,
    filter: (draft: FilterRule | null) => requests.filter(timeline ?? { kind: 'home' }, title, draft),
    requests,
  });
  const navigation = useMemo<Navigation>(
    () => ({
      view: named,
      open: (view) => does.current.open(view),
      replace: (view) => does.current.replace(view),
      openUser: (user) => does.current.openUser(user),
      back: () => does.current.go(-1),
      forward: () => does.current.go(1),
      canGoBack,
      canGoForward,
      spot: step.spot,
      keepSpot: (spot) => change((before) => spotKeptIn(before, id, step.id, spot)),
    }),
    [does, named, canGoBack, canGoForward, step.spot, step.id, id, change],
  );
  const actions = useMemo<ReadingActions>(
    () => ({
      account,
      accountId: account.id,
      showData: (entryId) => does.current.requests.showData(entryId),
      filter: (draft) => does.current.filter(draft),
      exportSource: (source, sourceTitle, total) => does.current.requests.exportSource(source, sourceTitle, total),
      write: () => does.current.requests.write(),
    }),
    [does, account],
  );

  const saved = exportOf(named, account, step.spot);
  const exportView = (): void => {
    if (saved) requests.exportSource(saved.source, saved.title, null);
  };
  const filterView = (): void => {
    if (named.kind !== 'look-around') requests.filter(timeline ?? { kind: 'home' }, title, null);
  };
  const close = (): void => change((before) => closed(before, id));
  const answers: Partial<Record<MenuCommand, () => void>> = {
    'go-back': () => go(-1),
    'go-forward': () => go(1),
    export: exportView,
    'show-filters': filterView,
    'close-column': close,
  };
  useCommand((command) => answers[command]?.());

  const index = workspace.columns.findIndex((each) => each.id === id);
  const count = workspace.columns.length;
  const moveBy = (by: -1 | 1): void => change((before) => moved(before, id, by));
  const offers: (MenuAction | false | null)[] = [
    saved && { id: 'export', label: text.export, icon: <Download />, run: exportView },
    named.kind !== 'look-around' && { id: 'filters', label: text.filters, icon: <Filter />, run: filterView },
    named.kind === 'timeline' && {
      id: 'catch-up',
      label: text.catchUp,
      icon: <CheckCheck />,
      run: () => open({ kind: 'catch-up', timeline: named.timeline }),
    },
    count < columnLimit && { id: 'add', label: text.add, icon: <Columns2 />, run: requests.addColumn },
    index > 0 && { id: 'left', label: text.moveLeft, icon: <ChevronsLeft />, run: () => moveBy(-1) },
    index < count - 1 && { id: 'right', label: text.moveRight, icon: <ChevronsRight />, run: () => moveBy(1) },
    count > 1 && { id: 'close', label: text.close, icon: <X />, run: close },
  ];
  const menu = offers.filter((action) => action !== false && action !== null);

  return (
    <section
      ref={element}
      aria-label={title}
      data-column={id}
      className={cx(styles['column'], active && beside && styles['active'])}
    >
      <div className={styles['header']}>
        <div className={styles['inner']}>
          {(canGoBack || canGoForward) && (
            <div className={styles['steps']}>
              <IconButton label={text.back} icon={<ArrowLeft />} isDisabled={!canGoBack} onPress={() => go(-1)} />
              <IconButton label={text.forward} icon={<ArrowRight />} isDisabled={!canGoForward} onPress={() => go(1)} />
            </div>
          )}
          {named.kind === 'timeline' ? (
            <h2 tabIndex={-1} className={styles['title']}>
              <bdi>{title}</bdi>
            </h2>
          ) : (
            <div ref={bar.hold} className={styles['place']} />
          )}
          {switcher}
          {timeline && named.kind !== 'catch-up' && <Refresh account={account} timeline={timeline} />}
          <Menu label={text.options(title)} actions={menu}>
            <IconButton label={text.options(title)} icon={<EllipsisVertical />} />
          </Menu>
        </div>
      </div>
      {(finding.busy !== null || finding.error) && (
        <div className={styles['finding']}>
          <div role="status" className={styles['busy']}>
            {finding.busy !== null && (
              <>
                <Spinner size="s" />
                {text.finding(finding.busy)}
              </>
            )}
          </div>
          <Waits accountId={account.id} asked={['profile-by-name']} asking={finding.busy !== null} />
          {finding.error && (
            <div className={styles['failure']}>
              <ErrorNote error={finding.error} handlers={{ ...errorHandlers, retry: finding.retry }} />
              <IconButton label={screens.common.dismiss} icon={<X />} onPress={finding.dismiss} />
            </div>
          )}
        </div>
      )}
      <div key={step.id} data-view={named.kind} className={styles['view']}>
        <NavigationProvider value={navigation}>
          <ReadingActionsProvider value={actions}>
            <BarProvider value={bar.place}>
              <ViewHost account={account} view={named} errorHandlers={errorHandlers} />
            </BarProvider>
          </ReadingActionsProvider>
        </NavigationProvider>
      </div>
    </section>
  );
}

/** Looks for new posts, and shows that this is going on. */
function Refresh({ account, timeline }: { account: AccountView; timeline: TimelineKey }) {
  const run = useRunCommand();
  const status = useTimelineStatus(account.id, timeline);
  const refreshing = status?.refreshing === true && status.waitingUntil === null;
  return <IconButton label={text.refresh} icon={<RefreshCw />} isPending={refreshing} onPress={() => run('refresh')} />;
}

/** The latest value, for functions that are handed on once. */
function useStable<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}

/** Another step takes the focus along: to its heading, or to the row where the reader was. */
function useFocusOfSteps(element: { current: HTMLElement | null }, column: ColumnState, active: boolean): void {
  const { id: stepId, focus } = stepOf(column.history);
  const shown = useRef(stepId);
  const stop = useRef<() => void>(() => undefined);
  const takeFocus = useEffectEvent(() => {
    const { current } = element;
    if (!active || !current || !focusIsFree(current.parentElement)) return;
    const view = current.querySelector('[data-view]');
    // A view that has a better place for the focus has put it there.
    if (view?.contains(document.activeElement)) return;
    stop.current();
    if (focus === null) focusHeading(current);
    else stop.current = focusRow(current, focus);
  });
  useEffect(() => {
    if (shown.current === stepId) return;
    shown.current = stepId;
    takeFocus();
  }, [stepId]);
  useEffect(() => () => stop.current(), []);
}
