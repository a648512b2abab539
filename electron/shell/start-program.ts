import { spawn } from 'node:child_process';

/**
 * Starts a program on its own, without a command shell in between, so that nothing in an address is ever interpreted.
 * @returns false when it could not be started; what it does afterwards is its own matter
 */
export function startProgram(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore', shell: false });
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
    child.once('error', () => resolve(false));
  });
}
