import Copy from 'lucide-react/icons/copy';
import ExternalLink from 'lucide-react/icons/external-link';
import Info from 'lucide-react/icons/info';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { errorSentences } from '../../electron/contract/messages/errors.ts';
import { durationText } from '../../electron/contract/messages/format.ts';
import type { SignInView } from '../../electron/contract/views/sign-in.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { StepActions, StepPage } from '../ui/step-page.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './form.module.css';
import { PageLifetime } from './page-lifetime.tsx';
import { PinPicture } from './pin-picture.tsx';
import pinStyles from './pin-screen.module.css';

const text = screens.pin;

export interface PinScreenProps {
  signIn: SignInView;
  onCancel: () => void;
}

/** The person authorizes in the browser and enters the number that the page there shows. */
export function PinScreen({ signIn, onCancel }: PinScreenProps) {
  const bridge = useBridge();
  const pin = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [missing, setMissing] = useState(false);
  const finish = useCall(bridge.signIn.finish);
  const openPage = useCall(bridge.signIn.openPage);
  const copyLink = useCall(bridge.signIn.copyLink);
  const working = finish.pending || signIn.step !== 'waiting-for-pin';
  const error = finish.error ?? openPage.error ?? copyLink.error ?? signIn.error;

  // A new page was asked for: the number in the box belongs to the old one.
  const { attempt } = signIn;
  useEffect(() => {
    if (!attempt || !pin.current) return;
    pin.current.value = '';
    pin.current.focus();
  }, [attempt]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (working || !pin.current) return;
    const entered = pin.current.value;
    setMissing(entered.trim() === '');
    if (entered.trim() === '') return pin.current.focus();
    pin.current.value = '';
    setSaid('');
    const answer = await finish.run({ pin: entered });
    if (!answer.ok || answer.value.step === 'waiting-for-pin') pin.current?.focus();
  }

  async function openAgain(): Promise<void> {
    finish.reset();
    const answer = await openPage.run();
    if (answer.ok) setSaid(answer.value.browserOpened ? text.pageOpened : text.pageNotOpened);
    else setSaid('');
  }

  async function copy(): Promise<void> {
    const answer = await copyLink.run();
    setSaid(answer.ok ? text.linkCopied : '');
  }

  return (
    <StepPage
      title={signIn.service === 'practice' ? text.titlePractice : text.title}
      focus="content"
      aside={<PinPicture />}
    >
      {error && <ErrorNote error={withoutRepeat(error)} handlers={{ retry: () => void openAgain() }} />}
      <form className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
        <ol className={pinStyles['steps']} aria-label={text.steps}>
          <li className={pinStyles['step']}>
            <h2 className={pinStyles['title']}>{text.stepBrowser}</h2>
            <p className={cx(pinStyles['words'], !signIn.browserOpened && pinStyles['attention'])}>
              {!signIn.browserOpened
                ? text.stepBrowserNotOpened
                : signIn.service === 'practice'
                  ? text.stepBrowserTextPractice
                  : text.stepBrowserText}
            </p>
          </li>
          <li className={pinStyles['step']}>
            <h2 className={pinStyles['title']}>{text.stepAuthorize}</h2>
            <p className={pinStyles['words']}>{text.stepAuthorizeText}</p>
          </li>
          <li className={pinStyles['step']}>
            <h2 className={pinStyles['title']}>{text.stepEnter}</h2>
            <p className={pinStyles['words']}>{text.stepEnterText}</p>
            <div className={pinStyles['pin']}>
              <TextBox
                label={text.pin}
                problem={missing ? errorSentences['pin-missing'] : null}
                inputMode="numeric"
                autoComplete="one-time-code"
                mono
                size="l"
                takesFocus
                ref={pin}
              />
            </div>
          </li>
        </ol>
        <StepActions>
          <Button type="submit" look="primary" isPending={working}>
            {text.finish}
          </Button>
          <Button look="quiet" onPress={onCancel}>
            {screens.common.cancel}
          </Button>
        </StepActions>
        <p role="status" className={styles['note']}>
          {progressText(signIn, finish.pending)}
        </p>
      </form>
      <div className={pinStyles['help']}>
        <div className={pinStyles['links']}>
          <Button size="s" icon={<ExternalLink />} isPending={openPage.pending} onPress={() => void openAgain()}>
            {text.openAgain}
          </Button>
          <Button size="s" icon={<Copy />} onPress={() => void copy()}>
            {text.copyLink}
          </Button>
          <p role="status" className={styles['note']}>
            {said}
          </p>
        </div>
        {signIn.expiresAt && <PageLifetime expiresAt={signIn.expiresAt} />}
        {signIn.forceLogin && <Note>{signIn.service === 'x' ? text.forceLogin : text.forceLoginPractice}</Note>}
        {signIn.clockCorrectedBySeconds !== 0 && (
          <Note>{text.clockCorrected(durationText(Math.abs(signIn.clockCorrectedBySeconds)))}</Note>
        )}
      </div>
    </StepPage>
  );
}

function Note({ children }: { children: string }) {
  return (
    <p className={styles['note']}>
      <Info aria-hidden="true" />
      {children}
    </p>
  );
}

function progressText({ step }: SignInView, sending: boolean): string {
  if (step === 'requesting') return text.requestingNew;
  if (step === 'checking-account') return text.checking;
  return sending || step === 'exchanging' ? text.exchanging : '';
}

/** "Open the page again" stands on this screen already. */
function withoutRepeat(error: AppError): AppError {
  return error.action.kind === 'new-pin' ? { ...error, action: { kind: 'none' } } : error;
}
