import { type ReactNode, useId, useState } from 'react';
import { accessTexts } from '../../electron/contract/messages/access.ts';
import { writing as text } from '../../electron/contract/messages/dialogs.ts';
import { type PostLength, postLength } from '../../electron/contract/post-length.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { PostId } from '../../electron/contract/views/ids.ts';
import { Avatar } from '../ui/avatar.tsx';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { draftOf, keepDraft } from './drafts.ts';
import { spokenLength } from './length-text.ts';
import styles from './write-dialog.module.css';

const consoleAddress = 'https://console.x.com/';

/** Prices of one post in US dollars. */
export interface WritePrices {
  write: number;
  writeWithLink: number;
}

export interface PostedView {
  postId: PostId;
  url: string;
}

export interface WriteDialogProps {
  account: AccountView;
  usd: WritePrices;
  onClose: () => void;
  onPosted: (posted: PostedView) => void;
}

type Step = { kind: 'write' } | { kind: 'confirm' } | { kind: 'posted'; posted: PostedView };

const handleOf = ({ username }: AccountView): string => `@${username}`;

/** Writes one post. What was written stays until it is posted, also when the dialog is closed in between. */
export function WriteDialog({ account, usd, onClose, onPosted }: WriteDialogProps) {
  const bridge = useBridge();
  const [step, setStep] = useState<Step>({ kind: 'write' });
  const [draft, setDraft] = useState(() => draftOf(account.id));
  const post = useCall(bridge.post.write);
  const length = postLength(draft);

  function change(written: string): void {
    keepDraft(account.id, written);
    setDraft(written);
  }

  async function send(): Promise<void> {
    const answer = await post.run({ accountId: account.id, text: draft });
    if (!answer.ok) return;
    change('');
    setStep({ kind: 'posted', posted: answer.value });
    onPosted(answer.value);
  }

  /** Whoever posts should see how it ended. */
  function close(): void {
    if (!post.pending) onClose();
  }

  function goBack(): void {
    post.reset();
    setStep({ kind: 'write' });
  }

  if (account.userId === null) {
    return (
      <Dialog title={accessTexts.writeTitle} onClose={onClose}>
        <p>{accessTexts.writeText}</p>
      </Dialog>
    );
  }
  if (account.canPost === false) {
    return (
      <Dialog title={text.title} onClose={onClose}>
        <ReadOnly account={account} />
      </Dialog>
    );
  }
  if (step.kind === 'posted') {
    return (
      <Dialog title={text.title} onClose={onClose}>
        <p role="status">{account.service === 'x' ? text.posted : text.postedPractice}</p>
        <div className={styles['answers']}>
          <Button look="primary" autoFocus onPress={() => void bridge.links.open({ url: step.posted.url })}>
            {text.openOnX}
          </Button>
          <Button onPress={goBack}>{text.another}</Button>
          <Button onPress={onClose}>{text.close}</Button>
        </div>
      </Dialog>
    );
  }
  if (step.kind === 'confirm') {
    return (
      <Dialog title={text.confirm.title} onClose={close}>
        <Who account={account}>
          {(account.service === 'x' ? text.confirm.as : text.confirm.asPractice)(handleOf(account))}
        </Who>
        <p className={styles['preview']} dir="auto">
          {draft}
        </p>
        <Price account={account} usd={usd} length={length} />
        {post.error && <ErrorNote error={post.error} handlers={{ retry: () => void send() }} />}
        {/* Where “Continue” was is the way back, so that a second click posts nothing. */}
        <div key="confirm" className={styles['answers']}>
          <Button autoFocus isDisabled={post.pending} onPress={goBack}>
            {text.confirm.back}
          </Button>
          {/* It may be online already: whoever wants to try again has read that, and goes the whole way. */}
          {post.error?.code !== 'post-uncertain' && (
            <Button look="primary" isPending={post.pending} onPress={() => void send()}>
              {text.confirm.post}
            </Button>
          )}
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={text.title} onClose={onClose}>
      <Who account={account}>
        <bdi>{account.name}</bdi> <bdi className={styles['handle']}>{handleOf(account)}</bdi>
      </Who>
      <TextField value={draft} length={length} onChange={change} />
      <Price account={account} usd={usd} length={length} hint />
      {account.canPost === null && <p className={styles['soft']}>{text.maybe}</p>}
      <div className={styles['answers']}>
        <Button look="primary" isDisabled={!length.valid} onPress={() => setStep({ kind: 'confirm' })}>
          {text.goOn}
        </Button>
        <span className={styles['soft']}>{text.kept}</span>
      </div>
    </Dialog>
  );
}

function Who({ account, children }: { account: AccountView; children: ReactNode }) {
  return (
    <div className={styles['account']}>
      <Avatar name={account.name} source={account.avatar} size={40} />
      <span dir="auto">{children}</span>
    </div>
  );
}

interface TextFieldProps {
  value: string;
  length: PostLength;
  onChange: (text: string) => void;
}

function TextField({ value, length: { weighted, limit }, onChange }: TextFieldProps) {
  const id = useId();
  const over = weighted > limit;
  return (
    <div className={styles['field']}>
      <div className={styles['above']}>
        <label className={styles['label']} htmlFor={id}>
          {text.text}
        </label>
        <span id={`${id}-counter`} className={cx(styles['counter'], over && styles['over'])}>
          {text.counter(weighted, limit)}
          {over && ` · ${text.tooLong(weighted - limit)}`}
        </span>
      </div>
      <textarea
        id={id}
        // biome-ignore lint/a11y/noAutofocus: the dialog is there to write in
        autoFocus
        rows={5}
        dir="auto"
        maxLength={2000}
        value={value}
        aria-describedby={`${id}-counter ${id}-hint`}
        aria-invalid={over || undefined}
        className={styles['text']}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className={styles['soft']}>
        {text.counterHint}
      </p>
      <VisuallyHidden>
        <span role="status">{spokenLength(weighted, limit)}</span>
      </VisuallyHidden>
    </div>
  );
}

interface PriceProps {
  account: AccountView;
  usd: WritePrices;
  length: PostLength;
  /** Says beforehand what a link would cost. */
  hint?: boolean;
}

function Price({ account, usd, length: { containsLink }, hint = false }: PriceProps) {
  if (account.service === 'practice') return <p>{text.free}</p>;
  return (
    <p>
      {text.price(containsLink ? usd.writeWithLink : usd.write, containsLink)}
      {hint && !containsLink && ` ${text.linkPrice(usd.writeWithLink)}`}
    </p>
  );
}

/** Why this account cannot post, and what its person can do about it. */
function ReadOnly({ account }: { account: AccountView }) {
  const bridge = useBridge();
  const { readOnly } = text;
  if (account.service === 'practice') return <p>{readOnly.practice(handleOf(account))}</p>;
  return (
    <>
      <p>{readOnly.lead(handleOf(account))}</p>
      <p>{readOnly.how}</p>
      <ol className={styles['steps']}>
        {readOnly.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={styles['soft']}>{readOnly.shared}</p>
      <div className={styles['answers']}>
        <Button look="primary" onPress={() => void bridge.links.open({ url: consoleAddress })}>
          {readOnly.console}
        </Button>
      </div>
    </>
  );
}
