import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import styles from './choices.module.css';
import { cx } from './cx.ts';

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
  icon?: ReactNode;
}

export interface ChoicesProps<Value extends string> {
  legend: string;
  choices: readonly Choice<Value>[];
  value: Value | null;
  /** Side by side instead of one below the other. */
  inline?: boolean;
  onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Choices<Value extends string>({ legend, choices, value, inline, onChange }: ChoicesProps<Value>) {
  return (
    <RadioGroup
      value={value}
      orientation={inline ? 'horizontal' : 'vertical'}
      className={cx(styles['group'])}
      onChange={(chosen) => {
        const choice = choices.find((each) => each.value === chosen);
        if (choice) onChange(choice.value);
      }}
    >
      <Label className={cx(styles['legend'])}>{legend}</Label>
      <div className={inline ? styles['inline'] : styles['list']}>
        {choices.map(({ value: each, label, hint, icon }) => (
          <Radio key={each} value={each} className={cx(styles['choice'])}>
            <span aria-hidden="true" className={styles['dot']} />
            <span className={styles['words']}>
              <span className={styles['name']}>
                {icon}
                {label}
              </span>
              {hint && <span className={styles['hint']}>{hint}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

export interface CheckboxProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function Checkbox({ label, hint, checked, onChange }: CheckboxProps) {
  return (
    <AriaCheckbox isSelected={checked} onChange={onChange} className={cx(styles['checkbox'])}>
      <span aria-hidden="true" className={styles['box']} />
      <span className={styles['words']}>
        <span>{label}</span>
        {hint && <span className={styles['hint']}>{hint}</span>}
      </span>
    </AriaCheckbox>
  );
}
