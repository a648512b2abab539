import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { screens } from '../../electron/contract/messages/en.ts';
import { Button, IconButton } from './button.tsx';
import { cx } from './cx.ts';
import styles from './dialog.module.css';

export interface DialogProps {
  title: string;
  onClose: () => void;
  /** For what can stand side by side in a wide window. */
  wide?: boolean;
  children: ReactNode;
}

/** A panel over the window with a title and a close button. Focus stays inside and goes back afterwards. */
export function Dialog({ title, onClose, wide = false, children }: DialogProps) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className={cx(styles['overlay'])}>
      <Modal className={cx(styles['modal'], wide && styles['wide'])}>
        <AriaDialog className={cx(styles['dialog'])}>
          <header className={styles['header']}>
            <Heading slot="title" level={2} className={cx(styles['title'])}>
              {title}
            </Heading>
            <IconButton label={screens.common.close} icon={<X />} onPress={onClose} />
          </header>
          <div className={styles['content']}>{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  confirm: string;
  keep: string;
  /** The confirmed thing is being done. */
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** A question before something that cannot be undone. The safe answer has the focus. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  keep,
  busy = false,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  return (
    <ModalOverlay isOpen onOpenChange={onClose} className={cx(styles['overlay'])} isKeyboardDismissDisabled={busy}>
      <Modal className={cx(styles['modal'], styles['small'])}>
        <AriaDialog role="alertdialog" className={cx(styles['dialog'])}>
          <Heading slot="title" level={2} className={cx(styles['title'])}>
            {title}
          </Heading>
          <div className={styles['content']}>{children}</div>
          <div className={styles['answers']}>
            <Button autoFocus onPress={onClose} isDisabled={busy}>
              {keep}
            </Button>
            <Button look="danger" isPending={busy} onPress={onConfirm}>
              {confirm}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
