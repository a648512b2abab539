import SearchIcon from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, type Ref, useId } from 'react';
import { search } from '../../electron/contract/messages/views.ts';
import { IconButton } from '../ui/button.tsx';
import styles from './search-box.module.css';

export interface SearchBoxProps {
  text: string;
  onChange: (text: string) => void;
  /** Enter, or the arrow down: on to what was found. */
  onGoOn: () => void;
  ref: Ref<HTMLInputElement>;
}

/** Longest search that the contract takes, in characters. */
const longest = 512;

export function SearchBox({ text, onChange, onGoOn, ref }: SearchBoxProps) {
  const id = useId();
  function onKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      onGoOn();
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      onChange('');
    }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers know the element for it only since 2023, and test tools later
    <form role="search" className={styles['search']} onSubmit={(event) => event.preventDefault()}>
      <label htmlFor={id} className={styles['label']}>
        {search.label}
      </label>
      <div className={styles['row']}>
        <SearchIcon aria-hidden="true" className={styles['sign']} />
        <input
          id={id}
          ref={ref}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          value={text}
          maxLength={longest}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="auto"
          className={styles['input']}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKey}
        />
        {text !== '' && (
          <IconButton className={styles['clear']} label={search.clear} icon={<X />} onPress={() => onChange('')} />
        )}
      </div>
    </form>
  );
}
