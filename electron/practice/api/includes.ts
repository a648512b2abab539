/** Follows the expansions of a request: what the posts refer to, and partial errors for what cannot be shown. */
import type { Person } from '../world/people.ts';
import type { Medium, Poll, Post } from '../world/posts.ts';
import type { PostRef } from '../world/slots.ts';
import { notAuthorized, notFound, type PartialError, suspended } from './problems.ts';
import { type Rendering, renderMedium, renderPoll, renderPost, renderUser } from './render.ts';
import type { Sight } from './visibility.ts';

export interface Includes {
  /** Legacy names; kinds without content are left out. */
  includes: Record<string, unknown> | undefined;
  errors: PartialError[];
}

export function expand(posts: readonly Post[], rendering: Rendering, look: (ref: PostRef) => Sight): Includes {
  const { expansions } = rendering.asked;
  const users = new Map<string, Person>();
  const tweets = new Map<string, Post>();
  const media = new Map<string, Medium>();
  const polls = new Map<string, Poll>();
  const errors = new Map<string, PartialError>();

  const report = (error: PartialError): void => void errors.set(`${error.parameter} ${error.resource_id}`, error);
  const addUser = (person: Person, parameter: string): void => {
    if (person.suspended) {
      report(suspended(parameter, person.id));
    } else {
      users.set(person.id, person);
    }
  };
  const addPost = (ref: PostRef, parameter: string): Post | null => {
    const id = rendering.idOf(ref);
    const sight = look(ref);
    switch (sight.state) {
      case 'shown':
        tweets.set(id, sight.post);
        return sight.post;
      case 'gone':
        report(notFound('tweet', parameter, id));
        return null;
      case 'hidden':
        report(notAuthorized('tweet', parameter, id, 'includes'));
        return null;
    }
  };

  const followReferences = [...expansions].some((name) => name.startsWith('referenced_tweets.'));
  for (const post of posts) {
    if (expansions.has('author_id')) {
      addUser(post.author, 'author_id');
    }
    if (expansions.has('in_reply_to_user_id') && post.answers) {
      addUser(post.answers.author, 'in_reply_to_user_id');
    }
    for (const [name, text] of [
      ['entities.mentions.username', post.body],
      ['entities.note.mentions.username', post.note],
    ] as const) {
      for (const { person } of expansions.has(name) && text ? text.mentions : []) {
        addUser(person, name);
      }
    }
    for (const medium of expansions.has('attachments.media_keys') ? post.media : []) {
      media.set(medium.key, medium);
    }
    if (expansions.has('attachments.poll_ids') && post.poll) {
      polls.set(post.poll.id, post.poll);
    }
    for (const version of expansions.has('edit_history_tweet_ids') ? post.versions : []) {
      addPost(version, 'edit_history_tweet_ids');
    }
    for (const target of followReferences ? [post.reposts, post.quotes, post.answers] : []) {
      // A reference two levels deep brings its post along.
      const found = target && addPost(target.ref, 'referenced_tweets.id');
      if (found && expansions.has('referenced_tweets.id.author_id')) {
        addUser(found.author, 'referenced_tweets.id.author_id');
      }
      for (const medium of found && expansions.has('referenced_tweets.id.attachments.media_keys') ? found.media : []) {
        media.set(medium.key, medium);
      }
    }
  }

  const kinds = {
    users: [...users.values()].map((person) => renderUser(person, rendering)),
    tweets: [...tweets.values()].map((post) => renderPost(post, rendering)),
    media: [...media.values()].map((medium) => renderMedium(medium, rendering)),
    polls: [...polls.values()].map((poll) => renderPoll(poll, rendering)),
  };
  const filled = Object.fromEntries(Object.entries(kinds).filter(([, items]) => items.length > 0));
  return { includes: Object.keys(filled).length > 0 ? filled : undefined, errors: [...errors.values()] };
}
