import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Menu as AriaMenu, type MenuProps as AriaMenuProps, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';
import buttonStyles from './button.module.css';
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

/** The list itself, where it is put. */
function MenuList({
  label,
  actions,
  place,
  list,
}: Omit<MenuProps, 'children'> & { place?: PopoverProps; list?: ListProps }) {
  return (
    <Popover {...place} className={cx(styles['popover'])} placement="bottom start">
      <AriaMenu {...list} aria-label={label} className={cx(styles['menu'])}>
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
  );
}

type ListProps = Pick<AriaMenuProps<object>, 'autoFocus' | 'onClose'>;

/** A short list of things to do, opened by a button. */
export function Menu({ label, actions, children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <MenuList label={label} actions={actions} />
    </MenuTrigger>
  );
}

/** What an open menu of a `MenuButton` needs to know; handed on to `OpenMenu` as it is. */
export interface MenuOpening {
  place: PopoverProps;
  list: ListProps;
}

/** The menu of a `MenuButton` while it is open. */
export function OpenMenu({ opening, label, actions }: Omit<MenuProps, 'children'> & { opening: MenuOpening }) {
  return <MenuList label={label} actions={actions} {...opening} />;
}

export interface MenuButtonProps {
  /** Its name, for screen readers and as a tooltip. */
  label: string;
  icon: ReactNode;
  className?: string | undefined;
  /** Makes the `OpenMenu`. Called only while the menu is open. */
  children(opening: MenuOpening): ReactNode;
}

/** Keys that open a menu, and the action that they lead to. */
const menuKeys: Readonly<Record<string, 'first' | 'last'>> = {
  Enter: 'first',
  ' ': 'first',
  ArrowDown: 'first',
  ArrowUp: 'last',
};

/**
 * A picture that opens a menu, for places with a button in every row: a plain element until it is pressed. The kit's
 * own button, tooltip and menu run hundreds of functions for each row that scrolls by. It opens and closes as `Menu`
 * does, but shows its name to the mouse only, like the links of a row.
 */
export function MenuButton({ label, icon, className, children }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  /** Null while closed; else where the focus goes: an item, or the menu itself. */
  const [focus, setFocus] = useState<'first' | 'last' | true | null>(null);
  const close = (): void => setFocus(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const opens = menuKeys[event.key];
    if (opens === undefined) return;
    // No click follows, and the key is not one of the list around it.
    event.preventDefault();
    event.stopPropagation();
    setFocus(opens);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={focus !== null}
        className={cx(buttonStyles['icon'], className)}
        // A click without a pointer comes from a screen reader.
        onClick={({ detail }) => setFocus(detail === 0 ? 'first' : true)}
        onKeyDown={onKeyDown}
      >
        {icon}
      </button>
      {focus !== null &&
        children({
          place: {
            'aria-label': label,
            trigger: 'MenuTrigger',
            triggerRef: button,
            isOpen: true,
            onOpenChange: (isOpen) => {
              if (!isOpen) close();
            },
          },
          list: { autoFocus: focus, onClose: close },
        })}
    </>
  );
}
