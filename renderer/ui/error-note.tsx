import CircleAlert from 'lucide-react/icons/circle-alert';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import type { AppError, ErrorAction } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { clockText } from '../../electron/contract/messages/format.ts';
import { useBridge } from './bridge.tsx';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import styles from './error-note.module.css';

/** What the place where the error is shown can do about it. Actions without a handler here show no button. */
export type ErrorHandlers = Partial<
  Record<Exclude<ErrorAction['kind'], 'none' | 'open-page'>, (() => void) | undefined>
>;

const labels: Record<keyof ErrorHandlers, string> = {
  retry: screens.errors.retry,
  'sign-in-again': screens.errors.signInAgain,
  'new-pin': screens.errors.newPin,
  'enter-keys': screens.errors.enterKeys,
  wait: screens.errors.retry,
};

function detailsOf({ code, details }: AppError): { term: string; value: string }[] {
  const rows: [string, string | number | undefined][] = [
    [screens.errors.code, code],
    [screens.errors.status, details?.status],
    [screens.errors.type, details?.type],
    [screens.errors.transaction, details?.transactionId],
  ];
  return rows.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value: String(value) }]));
}

function ActionButton({ action, handlers }: { action: ErrorAction; handlers: ErrorHandlers }) {
  const bridge = useBridge();
  if (action.kind === 'none') return null;
  if (action.kind === 'open-page') {
    return (
      <Button size="s" onPress={() => void bridge.links.open({ url: action.url })}>
        {screens.errors.openPage}
      </Button>
    );
  }
  const handler = handlers[action.kind];
  return handler ? (
    <Button size="s" onPress={handler}>
      {labels[action.kind]}
    </Button>
  ) : null;
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
  return (
    <div className={cx(styles['note'], className)} role={announce ? 'alert' : undefined}>
      <CircleAlert aria-hidden="true" className={styles['sign']} />
      <div className={styles['body']}>
        <p className={styles['sentence']}>{error.message}</p>
        {error.action.kind === 'wait' && <p>{screens.errors.wait(clockText(error.action.until))}</p>}
        <ActionButton action={error.action} handlers={handlers} />
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
          </DisclosurePanel>
        </Disclosure>
      </div>
    </div>
  );
}
