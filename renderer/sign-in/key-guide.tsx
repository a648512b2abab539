import ChevronDown from 'lucide-react/icons/chevron-down';
import ExternalLink from 'lucide-react/icons/external-link';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { screens } from '../../electron/contract/messages/en.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import styles from './key-guide.module.css';

const consoleAddress = 'https://console.x.com/';

interface Guide {
  title: string;
  intro: string;
  open: string;
  steps: readonly { title: string; text: string }[];
}

/** How one gets what is asked for from X's console, step by step; by default an API key, with what to set there. */
export function KeyGuide({ guide: text = screens.guide }: { guide?: Guide }) {
  const bridge = useBridge();
  return (
    <Disclosure defaultExpanded className={cx(styles['guide'])}>
      <Heading level={2} className={cx(styles['heading'])}>
        <AriaButton slot="trigger" className={cx(styles['trigger'])}>
          {text.title}
          <ChevronDown aria-hidden="true" />
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <div className={styles['content']}>
          <p className={styles['intro']}>{text.intro}</p>
          <ol className={styles['steps']}>
            {text.steps.map((step) => (
              <li key={step.title} className={styles['step']}>
                <h3 className={styles['title']}>{step.title}</h3>
                <p className={styles['words']}>{step.text}</p>
              </li>
            ))}
          </ol>
          <Button icon={<ExternalLink />} onPress={() => void bridge.links.open({ url: consoleAddress })}>
            {text.open}
          </Button>
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}
