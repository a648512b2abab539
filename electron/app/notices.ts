/** Calm messages about what happened outside of a call, until the person puts them away. */
import type { AppError } from '../contract/errors.ts';
import type { NoticeView } from '../contract/views/app.ts';

export interface Notices {
  list(): NoticeView[];
  /** The same message twice is one message. */
  add(error: AppError): void;
  dismiss(id: string): void;
}

export function createNotices(onChange: () => void): Notices {
  let notices: NoticeView[] = [];
  let count = 0;
  return {
    list: () => notices,
    add(error) {
      if (notices.some((notice) => notice.error.code === error.code)) return;
      count += 1;
      notices = [...notices, { id: `notice-${count}`, error }];
      onChange();
    },
    dismiss(id) {
      notices = notices.filter((notice) => notice.id !== id);
      onChange();
    },
  };
}
