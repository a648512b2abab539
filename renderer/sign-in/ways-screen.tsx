import Check from 'lucide-react/icons/check';
import Eye from 'lucide-react/icons/eye';
import KeyRound from 'lucide-react/icons/key-round';
import RectangleEllipsis from 'lucide-react/icons/rectangle-ellipsis';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { wayTexts as text } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { Access } from '../../electron/contract/views/accounts.ts';
import { Button } from '../ui/button.tsx';
import { StepActions, StepPage } from '../ui/step-page.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import styles from './ways-screen.module.css';

const ways: readonly Access[] = ['pin', 'own-token', 'app-only'];

const icons: Record<Access, ReactNode> = {
  pin: <RectangleEllipsis />,
  'own-token': <KeyRound />,
  'app-only': <Eye />,
};

export interface WaysScreenProps {
  onChoose: (way: Access) => void;
  onBack: () => void;
}

/** The kinds of access side by side, with what each can and cannot do. */
export function WaysScreen({ onChoose, onBack }: WaysScreenProps) {
  return (
    <StepPage title={text.title} lead={text.lead} focus="title">
      <ul className={styles['ways']}>
        {ways.map((way) => {
          const { title, text: words, can, cannot, button } = text[way];
          return (
            <li key={way} className={styles['way']}>
              <h2 className={styles['title']}>
                <span aria-hidden="true" className={styles['sign']}>
                  {icons[way]}
                </span>
                {title}
              </h2>
              <p className={styles['words']}>{words}</p>
              <ul className={styles['lines']}>
                {can.map((line) => (
                  <Line key={line} says={text.can} icon={<Check className={styles['can']} />} line={line} />
                ))}
                {cannot.map((line) => (
                  <Line key={line} says={text.cannot} icon={<X className={styles['cannot']} />} line={line} />
                ))}
              </ul>
              <div>
                <Button look={way === 'pin' ? 'primary' : 'plain'} onPress={() => onChoose(way)}>
                  {button}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <StepActions>
        <Button look="quiet" onPress={onBack}>
          {screens.common.back}
        </Button>
      </StepActions>
    </StepPage>
  );
}

function Line({ says, icon, line }: { says: string; icon: ReactNode; line: string }) {
  return (
    <li className={styles['line']}>
      <span aria-hidden="true" className={styles['mark']}>
        {icon}
      </span>
      <span>
        <VisuallyHidden>{says} </VisuallyHidden>
        {line}
      </span>
    </li>
  );
}
