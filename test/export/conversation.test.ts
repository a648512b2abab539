import { describe, expect, it } from 'vitest';
import type { ConversationRow } from '../../electron/contract/views/conversation.ts';
import { conversationEntries } from '../../electron/export/conversation.ts';
import { fileFormats } from '../../electron/export/formats.ts';
import { makeEntry } from './support.ts';

const post = (id: string): ConversationRow => ({ kind: 'post', id, entry: makeEntry({ id }), hidden: null });
const missing = (id: string, reason: 'not-read' | 'deleted'): ConversationRow => ({ kind: 'missing', id, reason });

describe('a saved conversation', () => {
  it('keeps the order of reading', () => {
    const entries = conversationEntries([post('1'), post('2'), post('3')]);
    expect(entries.map(({ id, gapBelow }) => [id, gapBelow])).toEqual([
      ['1', null],
      ['2', null],
      ['3', null],
    ]);
  });

  it('says what is gone, and where something was not read', () => {
    const entries = conversationEntries([post('1'), missing('2', 'not-read'), missing('3', 'deleted'), post('4')]);
    const text = fileFormats.markdown.posts(entries, 0);
    const parts = text.split('\n---\n').map((part) => part.trim());
    expect(parts[2]).toBe('*Some posts were not read here*');
    expect(parts[3]).toBe('This post was deleted.');
    expect(parts).toHaveLength(5);
  });

  it('begins with what was read', () => {
    expect(conversationEntries([missing('1', 'not-read'), post('2')]).map(({ id }) => id)).toEqual(['2']);
  });
});
