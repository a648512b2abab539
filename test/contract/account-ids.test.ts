import { expect, it } from 'vitest';
import { serviceOf } from '../../electron/contract/account-ids.ts';

it('an account belongs to the service that its id begins with', () => {
  expect(serviceOf('practice:7')).toBe('practice');
  expect(serviceOf('x:7')).toBe('x');
});
