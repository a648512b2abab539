/** What a script outside the test runners needs before it can drive a real window, and the clean end of it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { ensureDisplay, findChromium, isRoot, prepareMachine, projectRoot } from './machine.ts';

export interface ScriptedRun extends AsyncDisposable {
  /** The person's own browser, without a window. */
  browser: Browser;
  /** An empty folder that is removed at the end. */
  folder: string;
  /** Calls this at the end, the latest first, whether the script succeeds, fails or is interrupted. */
  atEnd(action: () => unknown): void;
}

/**
 * Builds what changed, and makes sure of a display and a browser.
 * @throws an Error with a sentence for the person when something is missing
 */
export async function beginScriptedRun(name: string): Promise<ScriptedRun> {
  const missing = prepareMachine();
  if (missing) throw new Error(missing);
  execFileSync(process.execPath, [path.join(projectRoot, 'build/build.ts'), '--if-changed'], { stdio: 'inherit' });

  const stack = new AsyncDisposableStack();
  const interrupted = () => void stack.disposeAsync().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, interrupted);
    stack.defer(() => void process.off(signal, interrupted));
  }
  try {
    const folder = mkdtempSync(path.join(tmpdir(), `pinion-${name}-`));
    stack.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
    stack.defer(await ensureDisplay());
    const program = findChromium();
    const browser = await chromium.launch({
      ...(program ? { executablePath: program } : {}),
      chromiumSandbox: !isRoot,
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'],
      handleSIGINT: false,
      handleSIGTERM: false,
    });
    stack.defer(() => browser.close());
    return {
      browser,
      folder,
      atEnd: (action) => stack.defer(async () => void (await action())),
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (cause) {
    await stack.disposeAsync();
    throw cause;
  }
}
