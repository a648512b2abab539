import { useState } from 'react';
import { usageTexts as text, utcDayShortText } from '../../electron/contract/messages/usage.ts';
import type { SpendingDayView } from '../../electron/contract/views/spending.ts';
import styles from './spending-chart.module.css';

export interface SpendingChartProps {
  /** Oldest first. */
  days: readonly SpendingDayView[];
  /** Nothing is charged: posts are shown instead of money. */
  free: boolean;
}

/**
 * A bar for each day, and one day of them in words. Over the bars lies a range, unseen: with it a day is chosen by
 * pointing, touching and with the arrow keys, and screen readers say the day in words.
 */
export function SpendingChart({ days, free }: SpendingChartProps) {
  const [chosen, setChosen] = useState(days.length - 1);
  const heightOf = (day: SpendingDayView): number => (free ? day.posts : day.usd);
  const highest = Math.max(...days.map(heightOf));
  const day = days[chosen];
  const [first, last] = [days[0], days.at(-1)];
  if (day === undefined || first === undefined || last === undefined) return null;
  return (
    <figure className={styles['chart']}>
      <p className={styles['day']}>{text.day(day, free)}</p>
      <div className={styles['plot']}>
        <div aria-hidden="true" className={styles['bars']}>
          {days.map((each, index) => (
            <span key={each.day} className={styles['column']} data-chosen={index === chosen || undefined}>
              <span
                className={styles['bar']}
                data-empty={heightOf(each) === 0 || undefined}
                style={{ blockSize: `${highest > 0 ? (heightOf(each) / highest) * 100 : 0}%` }}
              />
            </span>
          ))}
        </div>
        <input
          type="range"
          className={styles['range']}
          aria-label={text.chosenDay}
          aria-valuetext={text.day(day, free)}
          min={0}
          max={days.length - 1}
          step={1}
          value={chosen}
          onChange={(event) => setChosen(Number(event.target.value))}
          onPointerMove={({ nativeEvent, currentTarget }) => {
            const at = Math.floor((nativeEvent.offsetX / currentTarget.clientWidth) * days.length);
            if (nativeEvent.pointerType === 'mouse' && at >= 0 && at < days.length) setChosen(at);
          }}
        />
      </div>
      <div aria-hidden="true" className={styles['axis']}>
        <span>{utcDayShortText(first.day)}</span>
        <span>{text.today}</span>
      </div>
      <figcaption className={styles['hint']}>{text.chartHint}</figcaption>
    </figure>
  );
}
