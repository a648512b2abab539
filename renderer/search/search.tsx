import BookmarkCheck from 'lucide-react/icons/bookmark-check';
import BookmarkPlus from 'lucide-react/icons/bookmark-plus';
import Download from 'lucide-react/icons/download';
import SearchX from 'lucide-react/icons/search-x';
import { useEffect, useMemo, useRef, useState } from 'react';
import { search } from '../../electron/contract/messages/views.ts';
import { pageSizes } from '../../electron/contract/page-sizes.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { SearchTerm } from '../../electron/contract/views/search.ts';
import { useAccountUsage } from '../app/timeline-statuses.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { useCommand } from '../ui/commands.tsx';
import { type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import { useNavigation, type View } from '../ui/navigation.tsx';
import { useReadingActions } from '../ui/reading-actions.tsx';
import { useCall } from '../ui/use-call.ts';
import { postRow } from '../views/post-rows.tsx';
import { PriceNote } from '../views/price-note.tsx';
import { refusalOf } from '../views/refusal.tsx';
import { placeIn, RowFeed, type RowFeedHandle } from '../views/row-feed.tsx';
import { placeFrom, useSpot } from '../views/spot.ts';
import viewStyles from '../views/view.module.css';
import { Blank, Scrolled, TitledView, Trouble, Waiting } from '../views/view.tsx';
import { SavedSearches } from './saved-searches.tsx';
import styles from './search.module.css';
import { SearchBox } from './search-box.tsx';
import { SearchHelp } from './search-help.tsx';
import { termRemark, termText } from './terms.ts';
import { useLocalSearch } from './use-local-search.ts';

/** Results that are asked for at first, that "Show more" adds, and the most that the contract gives. */
const firstLimit = 50;
const moreLimit = 100;
const largestLimit = 500;
export interface SearchProps {
  account: AccountView;
  view: Extract<View, { kind: 'search' }>;
  errorHandlers: ErrorHandlers;
}

/** Searches what the account has read, as one types and for free; and X itself on request. */
export function Search(props: SearchProps) {
  return <OpenedSearch key={props.account.id} {...props} />;
}

function OpenedSearch({ account, view, errorHandlers }: SearchProps) {
  const accountId = account.id;
  const bridge = useBridge();
  const navigation = useNavigation();
  const actions = useReadingActions();
  const spot = useSpot();
  const [text, setText] = useState(view.text);
  const [limit, setLimit] = useState(() => limitFrom(spot.kept?.['limit']));
  /** The place that was kept belongs to the search that the view was opened with. */
  const [changed, setChanged] = useState(false);
  const { found, error, searching, again } = useLocalSearch(accountId, text, limit);
  const save = useCall(bridge.accounts.saveSearch);
  const forget = useCall(bridge.accounts.forgetSearch);
  const box = useRef<HTMLInputElement>(null);
  const feed = useRef<RowFeedHandle>(null);
  const trimmed = text.trim();

  // Coming back, the reader goes on with the results; opening anew, they type.
  const cameBack = spot.kept !== null;
  useEffect(() => {
    if (!cameBack) box.current?.focus();
  }, [cameBack]);
  useCommand((command) => {
    if (command !== 'show-search') return;
    box.current?.focus();
    box.current?.select();
  });

  // A search chosen elsewhere, such as a saved one, may change the text of the view on show.
  const told = useRef(view.text);
  useEffect(() => {
    if (view.text === told.current) return;
    told.current = view.text;
    setText(view.text);
  }, [view.text]);

  const { replace } = navigation;
  function change(next: string): void {
    setText(next);
    setLimit(firstLimit);
    setChanged(true);
    spot.keep({ limit: firstLimit, place: null });
    told.current = next;
    replace({ kind: 'search', text: next });
  }

  const results = found?.rows;
  const rows = useMemo(() => (results ?? []).map((row) => postRow(row)), [results]);
  const handlers = { ...errorHandlers, retry: again, wait: again };
  const first = rows[0]?.key ?? null;
  const notSaved = save.error ?? forget.error;

  return (
    <TitledView
      title={search.title}
      head={
        <>
          <SearchBox
            ref={box}
            text={text}
            onChange={change}
            onGoOn={() => first !== null && feed.current?.goTo(first, 0)}
          />
          {trimmed !== '' && (
            <>
              {found && <Terms terms={found.terms} />}
              <div className={styles['facts']}>
                <p role="status" className={styles['count']}>
                  {found && !searching && (
                    <>
                      <strong>{rows.length === 0 ? search.none : search.found(rows.length, found.more)}</strong>{' '}
                      {search.searched(found.searched)}
                    </>
                  )}
                </p>
                <div className={styles['ways']}>
                  <SaveButton
                    saved={account.reading.savedSearches.includes(trimmed)}
                    pending={save.pending || forget.pending}
                    onSave={() => void save.run({ accountId, text: trimmed })}
                    onForget={() => void forget.run({ accountId, text: trimmed })}
                  />
                  {rows.length > 0 && (
                    <IconButton
                      label={search.exportButton}
                      icon={<Download />}
                      onPress={() =>
                        actions.exportSource(
                          { kind: 'search', text },
                          search.export(trimmed),
                          found?.more ? null : rows.length,
                        )
                      }
                    />
                  )}
                </div>
              </div>
              {notSaved && <ErrorNote error={notSaved} />}
              <AtX
                account={account}
                query={found?.xQuery ?? null}
                asked={found !== null && !searching}
                onSearch={(query) => navigation.open({ kind: 'timeline', timeline: { kind: 'search', query } })}
              />
            </>
          )}
        </>
      }
      error={rows.length > 0 ? error : null}
      handlers={handlers}
    >
      {trimmed === '' ? (
        <Scrolled>
          <SavedSearches
            searches={account.reading.savedSearches}
            onChoose={change}
            onForget={(chosen) => void forget.run({ accountId, text: chosen })}
          />
          <SearchHelp unfolded />
        </Scrolled>
      ) : error && rows.length === 0 ? (
        <Trouble error={error} handlers={handlers} />
      ) : !found ? (
        <Waiting />
      ) : rows.length === 0 ? (
        <Blank icon={<SearchX aria-hidden="true" />} title={search.none}>
          <p>{search.noneHint}</p>
          <SearchHelp />
        </Blank>
      ) : (
        <RowFeed
          // Another search starts at its top.
          key={found.text}
          ref={feed}
          label={search.results}
          rows={rows}
          start={changed ? null : placeFrom(spot.kept?.['place'])}
          busy={searching}
          more={found.more}
          onMoved={(state) => spot.keep({ place: placeIn(state) })}
          footer={
            <div className={viewStyles['end']}>
              {found.more &&
                (limit < largestLimit ? (
                  <Button
                    isPending={searching}
                    onPress={() => {
                      const next = Math.min(largestLimit, limit + moreLimit);
                      setLimit(next);
                      spot.keep({ limit: next });
                    }}
                  >
                    {search.showMore}
                  </Button>
                ) : (
                  <p className={viewStyles['note']}>{search.largest}</p>
                ))}
            </div>
          }
        />
      )}
    </TitledView>
  );
}

function limitFrom(kept: unknown): number {
  return typeof kept === 'number' && kept >= firstLimit && kept <= largestLimit ? kept : firstLimit;
}

/** How the search was understood: small signs for what counts, sentences for what may surprise. */
function Terms({ terms }: { terms: readonly SearchTerm[] }) {
  const understood = terms.map(termText).filter((text) => text !== null);
  const remarks = terms.map(termRemark).filter((text) => text !== null);
  return (
    <>
      {understood.length > 0 && (
        <ul aria-label={search.understood} className={styles['terms']}>
          {[...new Set(understood)].map((text) => (
            <li key={text} className={styles['term']}>
              <bdi>{text}</bdi>
            </li>
          ))}
        </ul>
      )}
      {[...new Set(remarks)].map((text) => (
        <p key={text} className={styles['remark']}>
          {text}
        </p>
      ))}
    </>
  );
}

interface SaveButtonProps {
  saved: boolean;
  pending: boolean;
  onSave: () => void;
  onForget: () => void;
}

function SaveButton({ saved, pending, onSave, onForget }: SaveButtonProps) {
  return (
    <IconButton
      label={saved ? search.forget : search.save}
      icon={saved ? <BookmarkCheck /> : <BookmarkPlus />}
      isPending={pending}
      onPress={saved ? onForget : onSave}
    />
  );
}

interface AtXProps {
  account: AccountView;
  /** In X's own language; null when X cannot be asked this. */
  query: string | null;
  /** The answer for what is typed is there. */
  asked: boolean;
  onSearch: (query: string) => void;
}

/** The search that costs money, apart from the one that does not. */
function AtX({ account, query, asked, onSearch }: AtXProps) {
  const usage = useAccountUsage(account.id);
  const refusal = refusalOf(account, 'search');
  if (refusal) return <p className={styles['remark']}>{refusal.error.message}</p>;
  return (
    <div className={styles['atX']}>
      <Button size="s" isDisabled={query === null} onPress={() => query !== null && onSearch(query)}>
        {account.service === 'practice' ? search.atPractice : search.atX}
      </Button>
      {asked && query === null ? (
        <p className={viewStyles['note']}>{search.atXImpossible}</p>
      ) : (
        <PriceNote
          account={account}
          usd={usage === null ? null : usage.usdPerPost * pageSizes.first}
          says={(usd) => search.atXNote(pageSizes.first, usd)}
          unknown={search.atXNoteUnknown(pageSizes.first)}
        />
      )}
    </div>
  );
}
