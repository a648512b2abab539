/** Texts about how requests leave this computer. */
import { countText } from './format.ts';

export const networkTexts = {
  title: 'Proxy',
  modes: {
    system: { label: 'As the system has it', hint: 'Right for most networks.' },
    manual: { label: 'A proxy of my own', hint: 'For networks that let nothing through otherwise.' },
  },
  legend: 'How Pinion reaches the internet',
  address: 'Address of the proxy',
  addressHint: 'Such as proxy.example.org:8080, or with socks5:// before it.',
  test: 'Test',
  testing: 'Trying to reach X',
  answered: (milliseconds: number) => `X answered in ${countText(milliseconds)} ms.`,
  save: 'Save',
  saved: 'Saved. Pinion uses it from now on.',
} as const;
