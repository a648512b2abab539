/** Where the window was, so that it opens there again. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowPlace {
  /** Null: the system chooses. */
  position: { x: number; y: number } | null;
  width: number;
  height: number;
  maximized: boolean;
}

export const smallestWindow = { width: 420, height: 480 };
const firstPlace: WindowPlace = { position: null, width: 1100, height: 820, maximized: false };

/** So much of the title bar has to be on a display for a person to be able to grab it, in pixels. */
const grip = { width: 120, height: 24 };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isLength = (value: unknown): value is number => Number.isInteger(value) && Math.abs(Number(value)) <= 100_000;

function canBeGrabbed({ x, y, width }: Omit<Rectangle, 'height'>, display: Rectangle): boolean {
  const visible = Math.min(x + width, display.x + display.width) - Math.max(x, display.x);
  return visible >= grip.width && y >= display.y && y + grip.height <= display.y + display.height;
}

/**
 * @param stored what the file holds; anything may be in it
 * @param displays usable areas of the displays that are there now
 * @returns a place that a person can see and reach
 */
export function usablePlace(stored: unknown, displays: readonly Rectangle[]): WindowPlace {
  if (!isRecord(stored)) return firstPlace;
  const { x, y, width, height, maximized } = stored;
  if (!isLength(width) || !isLength(height)) return firstPlace;
  const size = { width: Math.max(width, smallestWindow.width), height: Math.max(height, smallestWindow.height) };
  const position =
    isLength(x) && isLength(y) && displays.some((display) => canBeGrabbed({ x, y, width: size.width }, display))
      ? { x, y }
      : null;
  return { position, ...size, maximized: maximized === true };
}

/** @returns whatever the file holds, null when there is none or it is not JSON */
export function readPlace(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Writes the place; a failure only means that the window opens elsewhere next time. */
export function writePlace(file: string, bounds: Rectangle, maximized: boolean): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify({ ...bounds, maximized }));
    renameSync(`${file}.part`, file);
  } catch {
    // See above.
  }
}
