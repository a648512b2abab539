import type { Sender } from '../../contract/dispatch.ts';

/** The part of a frame that tells who it is. */
interface Frame {
  readonly origin: string;
}

/**
 * Describes the frame that sent a message, for the sender guard.
 * @param frame null when the frame is already gone: then it has no origin and cannot be trusted
 * @param main the main frame of the same window, as it is now
 */
export const senderOf = (frame: Frame | null, main: Frame): Sender => ({
  origin: frame?.origin ?? '',
  isMainFrame: frame !== null && frame === main,
});
