import CircleAlert from 'lucide-react/icons/circle-alert';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import type { AppError, ErrorAction, ErrorCode } from '../../electron/contract/errors.ts';
import { accessTexts } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { clockText } from '../../electron/contract/messages/format.ts';
import { detailTexts, healthTexts } from '../../electron/contract/messages/health.ts';
import { inText, pauseTexts } from '../../electron/contract/messages/limits.ts';
import { useBridge } from './bridge.tsx';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import styles from './error-note.module.css';
import { SaidOnce } from './said-once.tsx';
import { useSetupCheck } from './setup-check.tsx';
import { useCall } from './use-call.ts';
import { useSecondsUntil } from './use-seconds-until.ts';

/**
 * What the place where the error is shown can do about it. Actions without a handler here show no button. A place where
 * nobody is signed in has `ask-again` instead of `sign-in-again`, and failures of access are said accordingly there.
 */
export type ErrorHandlers = Partial<
  Record<Exclude<ErrorAction['kind'], 'none' | 'open-page' | 'check-setup'> | 'ask-again', (() => void) | undefined>
>;

/** Where X apps are looked after; all other pages that help are on X itself. */
const consoleHost = 'console.x.com';

const labels: Record<keyof ErrorHandlers, string> = {
  retry: screens.errors.retry,
  'sign-in-again': screens.errors.signInAgain,
  'ask-again': accessTexts.renew,
  'new-pin': screens.errors.newPin,
  'enter-keys': screens.errors.enterKeys,
  wait: screens.errors.retry,
};

/** Failures of which the reason lies in the setup, whatever else helps: the checks tell which part of it. */
const ofTheSetup: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'network',
  'address-not-found',
  'timeout',
  'proxy',
  'access-dropped',
  'certificate',
  'unreadable-answer',
  'clock',
  'wrong-keys',
  'callback-not-approved',
  'app-suspended',
  'needs-plan',
  'needs-permission',
  'out-of-money',
]);

function detailsOf({ code, details }: AppError): { term: string; value: string }[] {
  const rows: [string, string | number | undefined][] = [
    [screens.errors.code, code],
    [screens.errors.status, details?.status],
    [screens.errors.type, details?.type],
    [screens.errors.transaction, details?.transactionId],
  ];
  return rows.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value: String(value) }]));
}

/** The button that helps, where the place that shows the error can do that. */
export function ActionButton({ action, handlers }: { action: ErrorAction; handlers: ErrorHandlers }) {
  const bridge = useBridge();
  if (action.kind === 'none' || action.kind === 'check-setup') return null;
  if (action.kind === 'open-page') {
    return (
      <Button size="s" onPress={() => void bridge.links.open({ url: action.url })}>
        {new URL(action.url).hostname === consoleHost ? screens.errors.openConsole : screens.errors.openX}
      </Button>
    );
  }
  const does = action.kind === 'sign-in-again' && handlers['ask-again'] ? 'ask-again' : action.kind;
  const handler = handlers[does];
  return handler ? (
    <Button size="s" onPress={handler}>
      {labels[does]}
    </Button>
  ) : null;
}

/** The error in the words of the place that shows it, with an action that helps there. */
function asSaidHere(error: AppError, handlers: ErrorHandlers): AppError {
  const sentences: Partial<Record<ErrorCode, string>> = accessTexts.errors;
  const message = handlers['ask-again'] && sentences[error.code];
  if (message === undefined) return error;
  // Asking again brings the same access, which is not what is missing.
  return { ...error, message, action: error.code === 'needs-user-sign-in' ? { kind: 'none' } : error.action };
}

/** The way to the checks: the thing to do, or a quiet offer beside it. */
function CheckButton({ code, action }: Pick<AppError, 'code' | 'action'>) {
  const check = useSetupCheck();
  const asked = action.kind === 'check-setup';
  if (!check || !(asked || ofTheSetup.has(code))) return null;
  return (
    <Button size="s" look={asked ? 'plain' : 'quiet'} onPress={check.open}>
      {healthTexts.open}
    </Button>
  );
}

/** When it can go on, counted down. */
function Pause({ until }: { until: string }) {
  const left = useSecondsUntil(until);
  const clock = clockText(until);
  if (left === 0) return <p>{pauseTexts.over}</p>;
  return (
    <p>
      <SaidOnce seen={pauseTexts.untilIn(clock, inText(left))} said={pauseTexts.until(clock)} />
    </p>
  );
}

/** What somebody who can help may want to know, and a way to send it to them. */
function Details({ error }: { error: AppError }) {
  const bridge = useBridge();
  const copy = useCall(bridge.app.copyErrorDetails);
  const [copied, setCopied] = useState(false);
  return (
    <Disclosure className={cx(styles['details'])}>
      <AriaButton slot="trigger" className={cx(styles['trigger'])}>
        {screens.common.details}
      </AriaButton>
      <DisclosurePanel>
        <dl className={styles['facts']}>
          {detailsOf(error).map(({ term, value }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className={styles['copy']}>
          <Button
            size="s"
            isPending={copy.pending}
            onPress={() => {
              void copy.run({ code: error.code, ...error.details }).then((answer) => setCopied(answer.ok));
            }}
          >
            {detailTexts.copy}
          </Button>
          <span role="status">{copied ? detailTexts.copied : copy.error?.message}</span>
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}

export interface ErrorNoteProps {
  error: AppError;
  handlers?: ErrorHandlers;
  /** Read out at once by screen readers (default), or part of the page. */
  announce?: boolean;
  className?: string | undefined;
}

/** A failure in one sentence, the button that helps, and what a helper may want to know. */
export function ErrorNote({ error, handlers = {}, announce = true, className }: ErrorNoteProps) {
  const { message, action } = asSaidHere(error, handlers);
  return (
    <div className={cx(styles['note'], className)}>
      <CircleAlert aria-hidden="true" className={styles['sign']} />
      <div className={styles['body']}>
        <div role={announce ? 'alert' : undefined} className={styles['words']}>
          <p className={styles['sentence']}>{message}</p>
          {action.kind === 'wait' && <Pause until={action.until} />}
        </div>
        <div className={styles['actions']}>
          <ActionButton action={action} handlers={handlers} />
          <CheckButton code={error.code} action={action} />
        </div>
        <Details error={error} />
      </div>
    </div>
  );
}
