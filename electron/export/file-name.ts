/** Names for files that every system takes. */
import { exported, exporting } from '../contract/messages/dialogs.ts';
import type { ExportFormat } from '../contract/views/export.ts';
import { fileFormats } from './formats.ts';

/** Signs that Windows or another system refuses or gives a meaning to. */
const refused = /[<>:"/\\|?*]/g;
/**
 * Unprintable signs, and those that turn the direction of writing: they could hide what a name really ends in. The two
 * that join letters or keep them apart are part of how some scripts, and emoji, are written.
 */
const invisible = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\ufffd]/gu;
/** Names of devices on Windows, whatever follows the dot. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** File systems take 255 bytes; there has to be room for a number and the extension. */
const longest = 120;

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Cuts between letters as a person sees them, so that no emoji is halved. */
function shortened(text: string): string {
  if (bytes(text) <= longest) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (bytes(kept + segment) > longest) break;
    kept += segment;
  }
  return kept;
}

/**
 * A name for a file after a title.
 * @param extension without the dot
 */
export function safeFileName(title: string, extension: string): string {
  const cleaned = title
    .normalize('NFC')
    .replace(/\s/g, ' ')
    .replace(invisible, '')
    .replace(refused, ' ')
    .replace(/ +/g, ' ');
  // Neither hidden (a dot in front) nor ending in what Windows cuts off.
  const trimmed = shortened(cleaned.replace(/^[\s.]+/, '')).replace(/[\s.]+$/, '');
  const usable = trimmed === '' ? exported.fileName : device.test(trimmed) ? `_${trimmed}` : trimmed;
  return `${usable}.${extension}`;
}

/** What the save dialog offers for an export: a name, and the kind of file. */
export function exportDialogOptions(
  title: string,
  format: ExportFormat,
): { suggestedName: string; filters: { name: string; extensions: string[] }[] } {
  const { extension } = fileFormats[format];
  return {
    suggestedName: safeFileName(title, extension),
    filters: [{ name: exporting.formats[format].name, extensions: [extension] }],
  };
}
