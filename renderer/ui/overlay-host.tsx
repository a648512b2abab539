import styles from './overlay-host.module.css';

/**
 * Where menus, hints and dialogs are put: inside the main part of the page, as what stands outside of all parts is hard
 * to find with a screen reader, but as large as the window, as they are placed by the edges of what they stand in.
 */
export function OverlayHost() {
  return <div id="overlays" className={styles['host']} />;
}

/** @returns the host of the screen on show, else the whole page */
export const overlayHost = (): HTMLElement => document.getElementById('overlays') ?? document.body;
