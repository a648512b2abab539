import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import type { ReactNode } from 'react';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AccountView, AppView } from '../../electron/contract/views.ts';
import { useBridge } from '../ui/bridge.tsx';
import { type Choice, Choices } from '../ui/choices.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import { DailyCap } from './daily-cap.tsx';
import { Refused } from './refused.tsx';
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
  /** US dollars per post for the account on show; null while unknown. */
  usdPerPost: number | null;
  onClose: () => void;
}

/** Appearance, reading limit, what the service refuses, saved keys, and what protects them. */
export function SettingsDialog({ app, account, usdPerPost, onClose }: SettingsDialogProps) {
  const bridge = useBridge();
  const setTheme = useCall(bridge.app.setTheme);
  const { settings, vault } = app;
  return (
    <Dialog title={text.title} onClose={onClose}>
      <Choices
        inline
        legend={text.theme}
        choices={themes}
        value={settings.theme}
        onChange={(theme) => void setTheme.run({ theme })}
      />
      {setTheme.error && <ErrorNote error={setTheme.error} />}
      <TextSize percent={settings.textScale} />
      <div className={styles['part']}>
        <DailyCap cap={settings.dailyCap} usdPerPost={usdPerPost} />
      </div>
      <Refused account={account} />
      <Part title={text.keys}>
        <SavedKeys keys={app.keys.filter(({ service }) => service === 'x')} />
      </Part>
      {vault.state === 'ready' && (
        <Part title={text.protection}>
          <p>{text.protections[vault.mode]}</p>
        </Part>
      )}
      <p className={styles['about']}>{text.about(app.version)}</p>
    </Dialog>
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
