import { type ReactNode, useState } from 'react';
import type { PostRowView } from '../../electron/contract/views/timelines.ts';
import { HiddenRow, ShownNote } from './hidden-row.tsx';
import type { LookAgain } from './look-again.ts';
import { PostCard } from './post-card.tsx';

export interface PostRowProps {
  row: PostRowView;
  /** Place among the loaded rows, from 1. */
  position: number;
  /** How many rows there are; -1 when more can be loaded. */
  setSize: number;
  /**
   * Whether a hidden row is open, and what to call when that should change; without it the row remembers that itself,
   * for as long as it is in the document.
   */
  opened?: { is: boolean; set: (open: boolean) => void };
  lookAgain?: LookAgain | undefined;
}

/** A row with a post: the post, or, when a filter hides it, a line that says why and can be opened in place. */
export function PostRow({ row, position, setSize, opened, lookAgain }: PostRowProps): ReactNode {
  const [ownOpen, setOwnOpen] = useState(false);
  const { entry, hidden } = row;
  if (!hidden) return <PostCard entry={entry} position={position} setSize={setSize} lookAgain={lookAgain} />;
  const { is, set } = opened ?? { is: ownOpen, set: setOwnOpen };
  if (!is) return <HiddenRow hidden={hidden} position={position} setSize={setSize} onShow={() => set(true)} />;
  return (
    <PostCard
      entry={entry}
      position={position}
      setSize={setSize}
      note={<ShownNote hidden={hidden} onHide={() => set(false)} />}
      lookAgain={lookAgain}
    />
  );
}
