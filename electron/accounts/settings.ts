/** The person's settings. They hold nothing secret and are kept in every mode of the vault. */
import { appError, fail, ok, type Result } from '../contract/errors.ts';
import type { SettingsView } from '../contract/views.ts';
import type { Core } from './core.ts';

export interface Settings {
  view(): SettingsView;
  /** @returns `call-invalid` for a cap that is not a whole number of posts, or `store-not-written` */
  update(changes: Partial<SettingsView>): Result<null>;
}

export function settings(core: Core): Settings {
  return {
    view: () => core.document().settings,
    update(changes) {
      const document = core.document();
      const next = { ...document.settings, ...changes };
      if (!Number.isSafeInteger(next.dailyCap) || next.dailyCap < 0) return fail(appError('call-invalid'));
      const same = next.theme === document.settings.theme && next.dailyCap === document.settings.dailyCap;
      return same ? ok(null) : core.commit({ ...document, settings: next });
    },
  };
}
