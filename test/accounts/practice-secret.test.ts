import { expect, it } from 'vitest';
import { Computer, code, type MemoryFile, MemoryKeychain, value } from './support.ts';

it('is made once and stays the same', async () => {
  const computer = new Computer();
  const accounts = await computer.start();
  const secret = Buffer.from(value(accounts.practiceSecret()));
  expect(secret).toHaveLength(32);
  expect(Buffer.from(value(accounts.practiceSecret()))).toEqual(secret);
  expect(Buffer.from(value((await computer.start()).practiceSecret()))).toEqual(secret);
});

it('is replaced when it is damaged', async () => {
  const computer = new Computer();
  const secret = Buffer.from(value((await computer.start()).practiceSecret()));
  computer.tamper((document) => {
    document.practiceSecret = { nonce: 'AAAA', data: 'AAAA' };
  });
  const replaced = Buffer.from(value((await computer.start()).practiceSecret()));
  expect(replaced).toHaveLength(32);
  expect(replaced).not.toEqual(secret);
});

it('is not handed out when it could not be kept, nor replaced while the vault is closed', async () => {
  const computer = new Computer();
  const accounts = await computer.start();
  (computer.file as MemoryFile).full = true;
  expect(code(accounts.practiceSecret())).toBe('store-not-written');
  (computer.file as MemoryFile).full = false;
  const secret = Buffer.from(value(accounts.practiceSecret()));
  computer.keychain.locked = true;
  expect(code((await computer.start()).practiceSecret())).toBe('keychain-unavailable');
  computer.keychain.locked = false;
  expect(Buffer.from(value((await computer.start()).practiceSecret()))).toEqual(secret);
});

it('lasts for the session where nothing is kept', async () => {
  const computer = new Computer(MemoryKeychain.of('none'));
  const accounts = await computer.start();
  value(await accounts.vault.choose({ mode: 'session' }));
  expect(Buffer.from(value(accounts.practiceSecret()))).toEqual(Buffer.from(value(accounts.practiceSecret())));
  expect(computer.file.text).toBeUndefined();
});
