import FileKey from 'lucide-react/icons/file-key';
import { type DragEvent, type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { importTexts as text } from '../../electron/contract/messages/keys.ts';
import styles from './keys.module.css';
import type { KeyImport } from './use-key-import.ts';

/** Where something is typed, a paste belongs there. */
const takesText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

export interface ImportPlaceProps {
  keyImport: KeyImport;
  children: ReactNode;
}

/** A part of the window in which a file can be dropped, and text or a file be pasted beside the boxes. */
export function ImportPlace({ keyImport, children }: ImportPlaceProps) {
  const [over, setOver] = useState(false);
  const onPaste = useEffectEvent((event: ClipboardEvent): void => {
    if (event.defaultPrevented || takesText(event.target)) return;
    const file = event.clipboardData?.files[0];
    const pasted = event.clipboardData?.getData('text') ?? '';
    if (file) keyImport.readFile(file);
    else if (pasted.trim() !== '') keyImport.read({ from: 'text', text: pasted });
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => onPaste(event);
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, []);

  function onDragOver(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  }

  function onDragLeave({ currentTarget, relatedTarget }: DragEvent): void {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
  }

  function onDrop(event: DragEvent): void {
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    keyImport.readFile(file);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same can be done with the buttons inside
    <div className={styles['place']} onDragOver={onDragOver} onDragLeave={onDragLeave} onDrop={onDrop}>
      {children}
      {over && (
        <div aria-hidden="true" className={styles['over']}>
          <FileKey />
          {text.drop}
        </div>
      )}
    </div>
  );
}
