import AtSign from 'lucide-react/icons/at-sign';
import House from 'lucide-react/icons/house';
import { Button as AriaButton } from 'react-aria-components/Button';
import { screens } from '../../electron/contract/messages/en.ts';
import type { TimelineKey } from '../../electron/contract/views.ts';
import { cx } from '../ui/cx.ts';
import styles from './timelines-nav.module.css';

export type NamedTimeline = Extract<TimelineKey['kind'], 'home' | 'mentions'>;

const entries = [
  { kind: 'home', label: screens.frame.home, icon: <House /> },
  { kind: 'mentions', label: screens.frame.mentions, icon: <AtSign /> },
] as const;

export interface TimelinesNavProps {
  current: NamedTimeline;
  onChoose: (kind: NamedTimeline) => void;
}

/** The timelines of the account on show. */
export function TimelinesNav({ current, onChoose }: TimelinesNavProps) {
  return (
    <nav aria-label={screens.frame.timelines}>
      <ul className={styles['list']}>
        {entries.map(({ kind, label, icon }) => (
          <li key={kind} className={styles['entry']}>
            <AriaButton
              className={cx(styles['button'], kind === current && styles['current'])}
              {...(kind === current ? { 'aria-current': 'page' as const } : {})}
              onPress={() => onChoose(kind)}
            >
              {icon}
              {label}
            </AriaButton>
          </li>
        ))}
      </ul>
    </nav>
  );
}
