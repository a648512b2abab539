import KeyRound from 'lucide-react/icons/key-round';
import ShieldCheck from 'lucide-react/icons/shield-check';
import WalletMinimal from 'lucide-react/icons/wallet-minimal';
import type { AppError } from '../../electron/contract/errors.ts';
import { wayTexts } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { moneyText } from '../../electron/contract/messages/format.ts';
import { priceTable } from '../../electron/contract/prices.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { StepPage } from '../ui/step-page.tsx';
import styles from './welcome-screen.module.css';
import { WingPicture } from './wing-picture.tsx';

const text = screens.welcome;

const facts = [
  { icon: <KeyRound />, title: text.keyTitle, words: text.keyText },
  { icon: <WalletMinimal />, title: text.priceTitle, words: text.priceText(moneyText(priceTable.usd.x.post)) },
  { icon: <ShieldCheck />, title: text.trustTitle, words: text.trustText },
];

export interface WelcomeScreenProps {
  /** The practice service is starting. */
  starting: boolean;
  error: AppError | null;
  onSignIn: () => void;
  onPractice: () => void;
  onOtherWays: () => void;
}

/** First run: what Pinion is, what one needs, and the ways in. */
export function WelcomeScreen({ starting, error, onSignIn, onPractice, onOtherWays }: WelcomeScreenProps) {
  return (
    <StepPage title={text.title} lead={text.lead} focus="title" aside={<WingPicture />}>
      <div className={styles['ways']}>
        <Button look="primary" onPress={onSignIn}>
          {text.signIn}
        </Button>
        <Button isPending={starting} onPress={onPractice}>
          {text.practice}
        </Button>
        <p className={styles['hint']}>{text.practiceHint}</p>
        <Button look="quiet" size="s" className={styles['other']} onPress={onOtherWays}>
          {wayTexts.other}
        </Button>
      </div>
      {error && <ErrorNote error={error} handlers={{ retry: onPractice }} />}
      <ul className={styles['facts']}>
        {facts.map(({ icon, title, words }) => (
          <li key={title} className={styles['fact']}>
            {icon}
            <div>
              <h2 className={styles['title']}>{title}</h2>
              <p className={styles['words']}>{words}</p>
            </div>
          </li>
        ))}
      </ul>
    </StepPage>
  );
}
