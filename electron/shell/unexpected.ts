/**
 * Failures that nobody caught. Without a listener Electron shows the raw text of the error in a window, and Node ends:
 * the one could show a secret, the other loses the person's work. With one, they are a line in the log.
 */
export interface UnexpectedSource {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (cause: unknown) => void): unknown;
}

export function onUnexpected(source: UnexpectedSource, listener: (cause: unknown) => void): void {
  source.on('uncaughtException', listener);
  source.on('unhandledRejection', listener);
}
