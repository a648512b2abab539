/** The entry in the Chromium shell, for development and tests. */
import { dirname } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { shellTexts } from './contract/messages/en.ts';
import { securityRules } from './security/rules.ts';
import { startChromium } from './shell/chromium/shell.ts';

try {
  const out = dirname(import.meta.dirname);
  const shell = await startChromium({ rules: securityRules, out, version: packageJson.version });
  if (shell !== null) {
    const { startApp } = await import('./app.ts');
    await startApp(shell);
  }
} catch (cause) {
  const reason = cause instanceof Error ? cause.message : String(cause);
  process.stderr.write(`${shellTexts.notStarted} ${reason}\n`);
  process.exit(1);
}
