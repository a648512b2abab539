import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { cx } from './cx.ts';
import styles from './menu.module.css';

export interface MenuAction {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Cannot be undone. */
  danger?: boolean;
  run: () => void;
}

export interface MenuProps {
  /** Name of the menu, for screen readers. */
  label: string;
  actions: readonly MenuAction[];
  /** The one button that opens it. */
  children: ReactNode;
}

/** A short list of things to do, opened by a button. */
export function Menu({ label, actions, children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={cx(styles['popover'])} placement="bottom start">
        <AriaMenu aria-label={label} className={cx(styles['menu'])}>
          {actions.map(({ id, label: text, icon, danger, run }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              className={cx(styles['item'], danger && styles['danger'])}
              onAction={run}
            >
              {icon}
              {text}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
