import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { onPower } from '../../../electron/shell/electron/power.ts';

it('tells of sleep and of waking', () => {
  const source = new EventEmitter();
  const states: string[] = [];
  onPower(source, (state) => states.push(state));
  source.emit('suspend');
  source.emit('lock-screen');
  source.emit('resume');
  expect(states).toEqual(['asleep', 'awake']);
});
