// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it } from 'vitest';
import { SecretBox, TextBox } from '../../../renderer/ui/text-box.tsx';
import { FakeBridge } from '../../support/fake-bridge.ts';
import { show } from '../../support/page-setup.tsx';

describe('boxes for text', () => {
  it('are empty once they are gone, whoever still holds them', () => {
    const { unmount } = show(
      new FakeBridge(),
      <>
        <TextBox label="API key" ref={createRef()} />
        <SecretBox label="API key secret" showLabel="Show" hideLabel="Hide" ref={createRef()} />
      </>,
    );
    const held = [screen.getByLabelText('API key'), screen.getByLabelText('API key secret')] as HTMLInputElement[];
    for (const box of held) fireEvent.input(box, { target: { value: 'typed by a person' } });
    expect(held.map(({ value }) => value)).toEqual(['typed by a person', 'typed by a person']);
    unmount();
    expect(held.map(({ value }) => value)).toEqual(['', '']);
  });
});
