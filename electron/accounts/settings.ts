/** The person's settings. They hold nothing secret and are kept in every mode of the vault. */
import { isDeepStrictEqual } from 'node:util';
import { appError, fail, ok, type Result } from '../contract/errors.ts';
import type { SettingsView } from '../contract/views.ts';
import type { Core } from './core.ts';

export interface Settings {
  view(): SettingsView;
  /** @returns `call-invalid` for a cap or a text scale that is no whole number or out of range, or `store-not-written` */
  update(changes: Partial<SettingsView>): Result<null>;
}

export function settings(core: Core): Settings {
  return {
    view: () => core.document().settings,
    update(changes) {
      const document = core.document();
      const next = { ...document.settings, ...changes };
      const { dailyCap, textScale } = next;
      if (!Number.isSafeInteger(dailyCap) || dailyCap < 0) return fail(appError('call-invalid'));
      if (!Number.isSafeInteger(textScale) || textScale < 80 || textScale > 200) return fail(appError('call-invalid'));
      return isDeepStrictEqual(next, document.settings) ? ok(null) : core.commit({ ...document, settings: next });
    },
  };
}
