/** The person's settings. They hold nothing secret and are kept in every mode of the vault. */
import { isDeepStrictEqual } from 'node:util';
import { appError, fail, ok, type Result } from '../contract/errors.ts';
import type { SettingsView } from '../contract/views/app.ts';
import type { Core } from './core.ts';
import { areSettings } from './schema.ts';

export interface Settings {
  view(): SettingsView;
  /**
   * @returns `call-invalid` for a value that is out of its range (see `SettingsView`), `proxy-address` for a proxy with
   * a password in its address, which would lie in the file in plain text, or `store-not-written`
   */
  update(changes: Partial<SettingsView>): Result<null>;
}

export function settings(core: Core): Settings {
  return {
    view: () => core.document().settings,
    update(changes) {
      const document = core.document();
      const next = { ...document.settings, ...changes };
      if (!areSettings(next)) return fail(appError('call-invalid'));
      if (next.proxy.mode === 'manual' && next.proxy.address.includes('@')) return fail(appError('proxy-address'));
      return isDeepStrictEqual(next, document.settings) ? ok(null) : core.commit({ ...document, settings: next });
    },
  };
}
