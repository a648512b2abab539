/** What a timeline, search or conversation is called outside of the window: in file names and on top of what is saved. */
export const titles = {
  home: (handle: string) => `Home timeline of ${handle}`,
  mentions: (handle: string) => `Mentions of ${handle}`,
  posts: (handle: string) => `Posts of ${handle}`,
  likes: (handle: string) => `Likes of ${handle}`,
  bookmarks: (handle: string) => `Bookmarks of ${handle}`,
  list: (id: string) => `List ${id}`,
  namedList: (name: string) => `List ${name}`,
  searchOnX: (query: string) => `Search on X for ${query}`,
  search: (text: string) => `Search for ${text}`,
  conversation: (handle: string) => `Conversation with ${handle}`,
  anyConversation: 'Conversation',
  user: (id: string) => `user ${id}`,
  /** @param day `2026-08-20` */
  dated: (title: string, day: string) => `${title}, ${day}`,
} as const;
