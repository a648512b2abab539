import Gauge from 'lucide-react/icons/gauge';
import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Stethoscope from 'lucide-react/icons/stethoscope';
import Sun from 'lucide-react/icons/sun';
import WalletMinimal from 'lucide-react/icons/wallet-minimal';
import { type ReactNode, useId, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { screens } from '../../electron/contract/messages/en.ts';
import { healthTexts } from '../../electron/contract/messages/health.ts';
import { limitTexts } from '../../electron/contract/messages/limits.ts';
import { networkTexts } from '../../electron/contract/messages/network.ts';
import { priceTable } from '../../electron/contract/prices.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { AppView } from '../../electron/contract/views/app.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { type Choice, Choices } from '../ui/choices.tsx';
import { useRunCommand } from '../ui/commands.tsx';
import { cx } from '../ui/cx.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import { DailyCap } from './daily-cap.tsx';
import { Network } from './network.tsx';
import { RefreshInterval } from './refresh.tsx';
import { Refused } from './refused.tsx';
import { Retries } from './retries.tsx';
import { SavedKeys } from './saved-keys.tsx';
import styles from './settings-dialog.module.css';
import { TextSize } from './text-size.tsx';

const text = screens.settings;

const themes: Choice<AppView['settings']['theme']>[] = [
  { value: 'system', label: text.themes.system, icon: <Monitor /> },
  { value: 'light', label: text.themes.light, icon: <Sun /> },
  { value: 'dark', label: text.themes.dark, icon: <Moon /> },
];

export interface SettingsDialogProps {
  app: AppView;
  /** The account on show. */
  account: AccountView;
  onClose: () => void;
}

/** Everything that can be set, in parts that can be jumped to. */
export function SettingsDialog({ app, account, onClose }: SettingsDialogProps) {
  const bridge = useBridge();
  const runCommand = useRunCommand();
  const setTheme = useCall(bridge.app.setTheme);
  const { settings, vault } = app;
  return (
    <Dialog title={text.title} onClose={onClose} wide>
      <Parts
        parts={{
          look: (
            <>
              <Choices
                inline
                legend={text.theme}
                choices={themes}
                value={settings.theme}
                onChange={(theme) => void setTheme.run({ theme })}
              />
              {setTheme.error && <ErrorNote error={setTheme.error} />}
              <TextSize percent={settings.textScale} />
            </>
          ),
          reading: (
            <>
              <div className={styles['part']}>
                <DailyCap cap={settings.dailyCap} usdPerPost={priceTable.usd[account.service].post} />
              </div>
              <RefreshInterval minutes={settings.refreshMinutes} accountId={account.id} />
              <div className={styles['row']}>
                <Button size="s" icon={<WalletMinimal aria-hidden="true" />} onPress={() => runCommand('show-usage')}>
                  {text.usage}
                </Button>
                <Button size="s" icon={<Gauge aria-hidden="true" />} onPress={() => runCommand('show-limits')}>
                  {limitTexts.open}
                </Button>
              </div>
            </>
          ),
          network: (
            <>
              <section aria-label={networkTexts.title}>
                <Network proxy={settings.proxy} />
              </section>
              <Retries retries={settings.retries} />
              <div className={styles['row']}>
                <Button size="s" icon={<Stethoscope aria-hidden="true" />} onPress={() => runCommand('check-setup')}>
                  {healthTexts.open}
                </Button>
              </div>
            </>
          ),
          access: (
            <>
              <Refused account={account} />
              <Part title={text.keys}>
                <SavedKeys
                  keys={app.keys.filter(({ service }) => service === 'x')}
                  accounts={app.accounts}
                  sessionOnly={vault.state === 'ready' && vault.mode === 'session'}
                />
              </Part>
            </>
          ),
          safety: (
            <>
              {vault.state === 'ready' && (
                <Part title={text.protection}>
                  <p>{text.protections[vault.mode]}</p>
                </Part>
              )}
              <p className={styles['about']}>{text.about(app.version)}</p>
            </>
          ),
        }}
      />
    </Dialog>
  );
}

type PartId = keyof typeof text.parts;
/** A part that is jumped to stands this far below the upper edge, in CSS pixels. */
const margin = 16;

const partIds = Object.keys(text.parts) as PartId[];

/** The parts one below the other, and a list of them that leads to each. */
function Parts({ parts }: { parts: Record<PartId, ReactNode> }) {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);

  function goTo(part: PartId): void {
    const heading = body.current?.querySelector<HTMLElement>(`[data-part="${part}"]`);
    const scroller = heading?.closest('[role="dialog"]');
    if (!heading || !scroller) return;
    heading.focus({ preventScroll: true });
    // Only the dialog: bringing it into view would move the dialog itself in a low window.
    scroller.scrollTop += heading.getBoundingClientRect().top - scroller.getBoundingClientRect().top - margin;
  }

  return (
    <div className={styles['layout']}>
      <nav aria-label={text.partsLabel} className={styles['jumps']}>
        <ul>
          {partIds.map((part) => (
            <li key={part}>
              <AriaButton className={cx(styles['jump'])} onPress={() => goTo(part)}>
                {text.parts[part]}
              </AriaButton>
            </li>
          ))}
        </ul>
      </nav>
      <div ref={body} className={styles['body']}>
        {partIds.map((part) => (
          <section key={part} aria-labelledby={`${id}-${part}`} className={styles['group']}>
            <h3 id={`${id}-${part}`} tabIndex={-1} data-part={part} className={styles['heading']}>
              {text.parts[part]}
            </h3>
            {parts[part]}
          </section>
        ))}
      </div>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h4 className={styles['title']}>{title}</h4>
      {children}
    </section>
  );
}
