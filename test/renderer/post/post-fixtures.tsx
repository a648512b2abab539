/** Entries for tests of posts, and a way to show one. */
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import type { EntryView, MediaView, PostView, UserView } from '../../../electron/contract/views/posts.ts';
import { NowProvider } from '../../../renderer/post/now.tsx';
import { PostCard } from '../../../renderer/post/post-card.tsx';
import { BridgeProvider } from '../../../renderer/ui/bridge.tsx';
import { ToastProvider } from '../../../renderer/ui/toast.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { type AskedOfColumn, Column, nothingAsked } from '../../support/timeline-harness/column.tsx';

export const author: UserView = {
  id: '12',
  username: 'marisol_reads',
  name: 'Marisol Quintana',
  avatar: null,
  verified: null,
  protected: false,
};

export const post = (change: Partial<PostView> = {}): PostView => ({
  id: '1900',
  url: 'https://x.com/marisol_reads/status/1900',
  author,
  createdAt: new Date(Date.now() - 5 * 60_000).toISOString(),
  lang: 'en',
  segments: [{ kind: 'text', text: 'The heron is back.' }],
  media: [],
  poll: null,
  counts: null,
  sensitive: false,
  edited: false,
  conversationId: null,
  replyTo: null,
  quote: null,
  ...change,
});

export const entry = (change: Partial<EntryView> = {}): EntryView => ({
  id: '1900',
  createdAt: null,
  repostedBy: null,
  post: post(),
  unavailable: null,
  ...change,
});

export const photo = (change: Partial<MediaView> = {}): MediaView => ({
  key: `photo-${JSON.stringify(change)}`,
  kind: 'photo',
  source: 'data:image/png;base64,AAAA',
  preview: null,
  width: 1200,
  height: 800,
  alt: null,
  durationMs: null,
  ...change,
});

export interface Shown {
  fake: FakeBridge;
  asked: AskedOfColumn;
}

/** Shows a component of posts inside of everything that it needs, in a column of an account. */
export function showInColumn(content: ReactNode, account: AccountView = fakeAccount(0)): Shown {
  const fake = new FakeBridge();
  const asked = nothingAsked();
  render(
    <BridgeProvider bridge={fake.bridge}>
      <NowProvider>
        <ToastProvider>
          <Column account={account} asked={asked}>
            {content}
          </Column>
        </ToastProvider>
      </NowProvider>
    </BridgeProvider>,
  );
  return { fake, asked };
}

/** Shows one entry. @returns what was called, and asked of the column */
export const showEntry = (shown: EntryView, account?: AccountView): Shown =>
  showInColumn(<PostCard entry={shown} position={1} setSize={-1} />, account);

export const showPost = (change: Partial<PostView>, account?: AccountView): Shown =>
  showEntry(entry({ post: post(change) }), account);
