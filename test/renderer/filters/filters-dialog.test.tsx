// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { FilterRule, FilterView } from '../../../electron/contract/views/filters.ts';
import { FiltersDialog } from '../../../renderer/filters/filters-dialog.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { box, callNamesOf, lastArgument, press, show } from '../../support/page-setup.tsx';

const filters: FilterView[] = [
  { id: 'f1', rule: { kind: 'word', word: 'spoiler' }, until: null },
  { id: 'f2', rule: { kind: 'person', username: 'ada', userId: '12' }, until: '2100-01-01T00:00:00.000Z' },
];

function open({ draft, saved = [] }: { draft?: FilterRule; saved?: FilterView[] } = {}, fake = new FakeBridge()) {
  const account = fakeAccount(0);
  show(
    fake,
    <FiltersDialog
      account={{ ...account, reading: { ...account.reading, filters: saved } }}
      timeline={{ kind: 'home' }}
      title="Home"
      {...(draft ? { draft } : {})}
      onClose={() => undefined}
    />,
  );
  return fake;
}

/** Types as a person does: the form hears of it. */
const enter = (label: string, value: string): void => void fireEvent.input(box(label), { target: { value } });

describe('filters', () => {
  it('are listed with their end', () => {
    open({ saved: filters });
    expect(screen.getByText('Word “spoiler”')).toBeTruthy();
    expect(screen.getByText('Everything of @ada')).toBeTruthy();
    expect(screen.getByText(/^Until .*2100/)).toBeTruthy();
  });

  it('are removed one by one', async () => {
    const fake = open({ saved: filters });
    await press('Remove the filter: Everything of @ada');
    expect(lastArgument(fake, 'filters.remove')).toEqual({ accountId: 'x:100', filterId: 'f2' });
    expect(await screen.findByText('The filter was removed.')).toBeTruthy();
  });

  it('say why one cannot be removed', async () => {
    const fake = new FakeBridge();
    fake.failNext('filters.remove', appError('store-not-written'));
    open({ saved: filters }, fake);
    await press('Remove the filter: Word “spoiler”');
    expect(await screen.findByText(appError('store-not-written').message)).toBeTruthy();
  });

  it('say that there is none', () => {
    open();
    expect(screen.getByText('There are no filters yet.')).toBeTruthy();
  });
});

describe('a new filter', () => {
  it('is saved with its kind, its word and its end', async () => {
    const fake = open();
    await press('A hashtag', 'radio');
    enter('Hashtag', '#sea');
    await press('1 week', 'radio');
    const before = Date.now();
    await press('Save filter');
    expect(await screen.findByText('Saved: Hashtag #sea')).toBeTruthy();
    const saved = lastArgument(fake, 'filters.save') as { rule: unknown; until: string };
    expect(saved.rule).toEqual({ kind: 'hashtag', tag: 'sea' });
    expect(Math.abs(Date.parse(saved.until) - before - 7 * 86_400_000)).toBeLessThan(2 * 3_600_000);
    // The form is ready for the next one.
    expect(box('Word or words').value).toBe('');
  });

  it('is saved with Enter', async () => {
    const fake = open();
    enter('Word or words', 'spoiler');
    const form = box('Word or words').form;
    if (form) fireEvent.submit(form);
    await waitFor(() => expect(lastArgument(fake, 'filters.save')).toMatchObject({ until: null }));
  });

  it('shows what it would hide before it is saved', async () => {
    const fake = open();
    enter('Word or words', 'tide');
    await press('Preview');
    expect(await screen.findByText('37 of the last 2,000 posts would be hidden, for example:')).toBeTruthy();
    expect(lastArgument(fake, 'filters.preview')).toEqual({
      accountId: 'x:100',
      rule: { kind: 'word', word: 'tide' },
    });
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(callNamesOf(fake)).not.toContain('filters.save');
  });

  it('forgets the preview when something else is entered, also one that is still on its way', async () => {
    const fake = open();
    enter('Word or words', 'tide');
    await press('Preview');
    await screen.findByText(/would be hidden/);
    enter('Word or words', 'tides');
    expect(screen.queryByText(/would be hidden/)).toBeNull();
    const release = fake.holdNext('filters.preview');
    await press('Preview');
    await press('A person', 'radio');
    release();
    await waitFor(() => expect(callNamesOf(fake).filter((name) => name === 'filters.preview')).toHaveLength(2));
    expect(screen.queryByText(/would be hidden/)).toBeNull();
  });

  it('asks for what is missing instead of saving', async () => {
    const fake = open();
    await press('A person', 'radio');
    enter('Handle of the person', 'not a handle');
    await press('Save filter');
    expect((await screen.findByRole('alert')).textContent).toContain('A handle has only letters');
    expect(document.activeElement).toBe(box('Handle of the person'));
    expect(callNamesOf(fake)).not.toContain('filters.save');
  });

  it('begins with what a post gave it, and keeps the id', async () => {
    const fake = open({ draft: { kind: 'person', username: 'ada', userId: '12' } });
    expect(screen.getByRole('radio', { name: 'A person' })).toHaveProperty('checked', true);
    expect(box('Handle of the person').value).toBe('ada');
    await press('Save filter');
    await screen.findByText('Saved: Everything of @ada');
    expect(lastArgument(fake, 'filters.save')).toMatchObject({
      rule: { kind: 'person', username: 'ada', userId: '12' },
      until: null,
    });
  });

  it('can be for pictures only, in the timeline on show', async () => {
    const fake = open();
    await press('Posts without pictures', 'radio');
    expect(screen.getByText('In Home, only posts with a picture or video stay in sight.')).toBeTruthy();
    await press('Save filter');
    await waitFor(() =>
      expect(lastArgument(fake, 'filters.save')).toMatchObject({
        rule: { kind: 'only-media', timeline: { kind: 'home' } },
      }),
    );
  });

  it('says what went wrong', async () => {
    const fake = new FakeBridge();
    fake.failNext('filters.save', appError('store-not-written', { kind: 'retry' }));
    open({}, fake);
    enter('Word or words', 'tide');
    await press('Save filter');
    expect(await screen.findByText(appError('store-not-written').message)).toBeTruthy();
    await press('Try again');
    expect(await screen.findByText('Saved: Word “tide”')).toBeTruthy();
  });
});
