/** The pages of the sign-in, as the person meets them: choose and agree, read the PIN, or learn why not. */
import { practicePages } from '../../contract/messages/en.ts';
import type { Answer } from '../http/messages.ts';
import { avatarPath } from '../media/addresses.ts';
import type { Person } from '../world/people.ts';
import { escapeHtml, renderPage } from './layout.ts';

export interface AuthorizePage {
  accounts: readonly Person[];
  /** The handle that a person has now. */
  usernameOf(person: Person): string;
  oauthToken: string;
  /** Proves that the form was sent from this page. */
  formToken: string;
  /** Chosen beforehand. */
  suggested: string | null;
  forceLogin: boolean;
  /** The form came without a choice. */
  choiceMissing: boolean;
}

const text = practicePages;
const list = (items: readonly string[]): string => items.map((item) => `<li>${escapeHtml(item)}</li>`).join('');

function accountChoice(person: Person, username: string, checked: boolean): string {
  const id = `account-${person.id}`;
  const about = Object.entries(text.authorize.about).find(([name]) => person.username === `${name}_demo`)?.[1];
  return `<div class="account">
<input type="radio" name="user_id" id="${id}" value="${person.id}" required aria-describedby="${id}-about"${checked ? ' checked' : ''}>
<img src="${avatarPath(person, '_bigger')}" alt="" width="48" height="48">
<div><label for="${id}">@${escapeHtml(username)}</label>
<span id="${id}-about"><span class="name">${escapeHtml(person.name)}</span><span class="about">${escapeHtml(about ?? person.bio)}</span></span></div>
</div>`;
}

export function authorizePage(page: AuthorizePage): Answer {
  const { title, choose, chosenAgain, can, canList, cannot, cannotList, confirm, cancel, missingChoice } =
    text.authorize;
  const content = `${page.choiceMissing ? `<p class="alert" role="alert">${escapeHtml(missingChoice)}</p>` : ''}
${page.forceLogin ? `<p>${escapeHtml(chosenAgain)}</p>` : ''}
<form method="post" action="/oauth/authorize">
<input type="hidden" name="oauth_token" value="${escapeHtml(page.oauthToken)}">
<input type="hidden" name="form_token" value="${escapeHtml(page.formToken)}">
<fieldset>
<legend>${escapeHtml(choose)}</legend>
${page.accounts.map((person) => accountChoice(person, page.usernameOf(person), person.id === page.suggested)).join('\n')}
</fieldset>
<div class="rights">
<section><h2>${escapeHtml(can)}</h2><ul>${list(canList)}</ul></section>
<section><h2>${escapeHtml(cannot)}</h2><ul>${list(cannotList)}</ul></section>
</div>
<div class="buttons">
<button class="main" type="submit" name="decision" value="authorize">${escapeHtml(confirm)}</button>
<button type="submit" name="decision" value="cancel" formnovalidate>${escapeHtml(cancel)}</button>
</div>
</form>`;
  return renderPage(page.choiceMissing ? 400 : 200, { title, content });
}

/** Reads what it needs from the document, so that one hash covers every PIN. */
const copyScript = `
const button = document.getElementById('copy');
const said = document.getElementById('said');
button.hidden = false;
button.addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(document.getElementById('pin').textContent);
    said.textContent = button.dataset.copied;
  } catch {
    said.textContent = button.dataset.notCopied;
  }
});
`;

export function pinPage(username: string, pin: string): Answer {
  const { title, account, lead, label, copy, copied, notCopied, once } = text.pin;
  const content = `<p>${escapeHtml(account(`@${username}`))}</p>
<p id="lead">${escapeHtml(lead)}</p>
<output class="pin" id="pin" data-testid="pin" aria-label="${escapeHtml(label)}" aria-describedby="lead">${pin}</output>
<div class="buttons">
<button class="main" type="button" id="copy" data-copied="${escapeHtml(copied)}" data-not-copied="${escapeHtml(notCopied)}" hidden>${escapeHtml(copy)}</button>
<p class="done" id="said" role="status"></p>
</div>
<p>${escapeHtml(once)}</p>`;
  return renderPage(200, { title, content, script: copyScript });
}

export function deniedPage(): Answer {
  return renderPage(200, { title: text.denied.title, content: `<p>${escapeHtml(text.denied.text)}</p>` });
}

export function invalidPage(status: number, reason: 'missing' | 'used' | 'foreign'): Answer {
  return renderPage(status, { title: text.invalid.title, content: `<p>${escapeHtml(text.invalid[reason])}</p>` });
}
