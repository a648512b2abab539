import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { filtering as text } from '../../electron/contract/messages/dialogs.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { FilterRule, FilterView } from '../../electron/contract/views/filters.ts';
import type { TimelineKey } from '../../electron/contract/views/ids.ts';
import { useBridge } from '../ui/bridge.tsx';
import { IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import { useNow } from '../ui/use-now.ts';
import { FilterForm } from './filter-form.tsx';
import { type NamedTimeline, ruleText, untilText } from './filter-text.ts';
import styles from './filters-dialog.module.css';

const minute = 60_000;

export interface FiltersDialogProps {
  account: AccountView;
  /** The timeline on show: a filter for one timeline is for this one. */
  timeline: TimelineKey;
  /** What that timeline is called. */
  title: string;
  /** A rule to begin with, for example from the menu of a post. */
  draft?: FilterRule | null;
  onClose: () => void;
}

/** The filters of an account, and the form for a new one. */
export function FiltersDialog({ account, timeline, title, draft = null, onClose }: FiltersDialogProps) {
  const bridge = useBridge();
  const [said, setSaid] = useState('');
  const [forms, setForms] = useState(0);
  const remove = useCall(bridge.filters.remove);
  const here: NamedTimeline = { timeline, title };

  async function take(filter: FilterView): Promise<void> {
    const answer = await remove.run({ accountId: account.id, filterId: filter.id });
    setSaid(answer.ok ? text.removed : '');
  }

  return (
    <Dialog title={text.title} onClose={onClose}>
      <p className={styles['soft']}>{text.lead}</p>
      <section className={styles['part']} aria-label={text.list}>
        <h3 className={styles['title']}>{text.list}</h3>
        <FilterList filters={account.reading.filters} here={here} onRemove={(filter) => void take(filter)} />
        {remove.error && <ErrorNote error={remove.error} />}
        <p role="status" className={styles['soft']}>
          {said}
        </p>
      </section>
      <FilterForm
        // A saved filter leaves an empty form.
        key={forms}
        account={account}
        here={here}
        draft={forms === 0 ? draft : null}
        onSaved={({ rule }) => {
          setSaid(text.saved(ruleText(rule, here)));
          setForms(forms + 1);
        }}
      />
    </Dialog>
  );
}

interface FilterListProps {
  filters: readonly FilterView[];
  here: NamedTimeline;
  onRemove: (filter: FilterView) => void;
}

function FilterList({ filters, here, onRemove }: FilterListProps) {
  const now = useNow(minute);
  if (filters.length === 0) return <p className={styles['soft']}>{text.none}</p>;
  return (
    <ul className={styles['list']}>
      {filters.map((filter) => (
        <li key={filter.id} className={styles['filter']}>
          <div className={styles['words']}>
            <p className={styles['name']} dir="auto">
              {ruleText(filter.rule, here)}
            </p>
            <p className={styles['until']}>{untilText(filter, now)}</p>
          </div>
          <IconButton
            label={text.remove(ruleText(filter.rule, here))}
            icon={<Trash2 />}
            onPress={() => onRemove(filter)}
          />
        </li>
      ))}
    </ul>
  );
}
