import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { type FilterLength, filtering as text } from '../../electron/contract/messages/dialogs.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { FilterPreviewView, FilterRule, FilterView } from '../../electron/contract/views/filters.ts';
import type { EntryView } from '../../electron/contract/views/posts.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { type Choice, Choices } from '../ui/choices.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { useCall } from '../ui/use-call.ts';
import { endOf, type FilterKind, makeRule, valueIn } from './filter-rule.ts';
import type { NamedTimeline } from './filter-text.ts';
import styles from './filters-dialog.module.css';

const kinds: readonly Choice<FilterKind>[] = (['word', 'person', 'hashtag', 'reposts-of', 'only-media'] as const).map(
  (value) => ({ value, label: text.kinds[value] }),
);

const lengths: readonly Choice<FilterLength>[] = (['forever', 'day', 'week', 'month'] as const).map((value) => ({
  value,
  label: text.lengths[value],
}));

export interface FilterFormProps {
  account: AccountView;
  here: NamedTimeline;
  draft: FilterRule | null;
  onSaved: (filter: FilterView) => void;
}

/** Puts a new filter together; what it would hide can be seen before it is saved. */
export function FilterForm({ account, here, draft, onSaved }: FilterFormProps) {
  const bridge = useBridge();
  const id = useId();
  const [kind, setKind] = useState<FilterKind>(draft?.kind ?? 'word');
  const [length, setLength] = useState<FilterLength>('forever');
  const [problem, setProblem] = useState<string | null>(null);
  const [shown, setShown] = useState<FilterPreviewView | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const preview = useCall(bridge.filters.preview);
  const save = useCall(bridge.filters.save);

  /** Grows whenever a preview that is on its way has become one of something else. */
  const entered = useRef(0);

  useEffect(() => {
    if (input.current) input.current.value = valueIn(draft);
  }, [draft]);
  useEffect(() => {
    // Words and hashtags may be of any script.
    if (input.current) input.current.dir = kind === 'word' || kind === 'hashtag' ? 'auto' : 'ltr';
  }, [kind]);

  /** A preview, a problem and a failure belong to what was entered before. */
  function forget(): void {
    entered.current += 1;
    setShown(null);
    setProblem(null);
    preview.reset();
    save.reset();
  }

  function readRule(): FilterRule | null {
    const rule = makeRule(kind, input.current?.value ?? '', here.timeline, draft);
    if (rule === null && kind !== 'only-media') {
      setProblem(text.problems[kind]);
      input.current?.focus();
    }
    return rule;
  }

  async function look(): Promise<void> {
    const rule = readRule();
    if (rule === null) return;
    const asked = entered.current;
    const answer = await preview.run({ accountId: account.id, rule });
    if (answer.ok && asked === entered.current) setShown(answer.value);
  }

  async function keep(): Promise<void> {
    const rule = readRule();
    if (rule === null) return;
    const answer = await save.run({ accountId: account.id, rule, until: endOf(length, Date.now()) });
    if (answer.ok) onSaved(answer.value);
  }

  function typed({ target }: FormEvent): void {
    if (target === input.current) forget();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!save.pending) void keep();
  }

  return (
    <form aria-labelledby={`${id}-title`} className={styles['form']} onSubmit={submit} onInput={typed}>
      <h3 id={`${id}-title`} className={styles['title']}>
        {text.add}
      </h3>
      <Choices
        inline
        legend={text.kind}
        choices={kinds}
        value={kind}
        onChange={(chosen) => {
          setKind(chosen);
          forget();
        }}
      />
      {kind === 'only-media' ? (
        <p>{text.onlyMedia(here.title)}</p>
      ) : (
        <TextBox
          ref={input}
          label={text.values[kind].label}
          hint={text.values[kind].hint}
          problem={problem}
          takesFocus={draft === null ? false : kind === draft.kind}
        />
      )}
      <Choices inline legend={text.howLong} choices={lengths} value={length} onChange={setLength} />
      <Preview preview={shown} />
      {preview.error && <ErrorNote error={preview.error} handlers={{ retry: () => void look() }} />}
      {save.error && <ErrorNote error={save.error} handlers={{ retry: () => void keep() }} />}
      <div className={styles['answers']}>
        <Button look="primary" type="submit" isPending={save.pending}>
          {text.save}
        </Button>
        <Button isPending={preview.pending} onPress={() => void look()}>
          {text.preview}
        </Button>
      </div>
    </form>
  );
}

function Sample({ entry: { post, repostedBy } }: { entry: EntryView }) {
  const words = (post?.segments ?? []).map((segment) => (segment.kind === 'break' ? ' ' : segment.text)).join('');
  return (
    <li className={styles['sample']}>
      <bdi className={styles['name']}>{post?.author.name ?? repostedBy?.name}</bdi> <bdi>{words.trim()}</bdi>
    </li>
  );
}

/** @param preview null before one was asked for: a status is read out when its words change, not when it comes */
function Preview({ preview }: { preview: FilterPreviewView | null }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // New engines answer a promise here, which is no clean-up.
    if (preview) void place.current?.scrollIntoView({ block: 'nearest' });
  }, [preview]);
  return (
    <div ref={place} className={styles['preview']}>
      <p role="status">{preview && text.previewed(preview.hidden, preview.checked)}</p>
      {preview && preview.samples.length > 0 && (
        <ul className={styles['samples']}>
          {preview.samples.map((entry) => (
            <Sample key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </div>
  );
}
