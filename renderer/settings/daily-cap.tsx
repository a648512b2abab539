import { screens } from '../../electron/contract/messages/en.ts';
import { countText, moneyText } from '../../electron/contract/messages/format.ts';
import { useBridge } from '../ui/bridge.tsx';
import { type Choice, Choices } from '../ui/choices.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';

const text = screens.settings;

/** Limits to choose from, in posts per day. */
const offered = [0, 100, 300, 1000, 2000];

/** The offered limits and the one that is set, smallest first, with what each costs at most. */
function choicesFor(cap: number, usdPerPost: number): Choice<string>[] {
  const caps = [...new Set([...offered, cap])].sort((one, other) => one - other);
  return caps.map((posts) => ({
    value: String(posts),
    label: posts === 0 ? text.capNone : countText(posts),
    ...(posts > 0 && usdPerPost > 0 ? { hint: text.capPrice(moneyText(posts * usdPerPost)) } : {}),
  }));
}

export interface DailyCapProps {
  /** Posts per day. */
  cap: number;
  /** US dollars. */
  usdPerPost: number;
}

/** How much Pinion may read in a day without being asked. */
export function DailyCap({ cap, usdPerPost }: DailyCapProps) {
  const bridge = useBridge();
  const setCap = useCall(bridge.app.setDailyCap);
  return (
    <>
      <Choices
        inline
        legend={text.cap}
        choices={choicesFor(cap, usdPerPost)}
        value={String(cap)}
        onChange={(posts) => void setCap.run({ posts: Number(posts) })}
      />
      <p>{text.capHint}</p>
      {setCap.error && <ErrorNote error={setCap.error} />}
    </>
  );
}
