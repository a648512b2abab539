/**
 * The checks as plain text, for somebody who can help: no handle, no key, no token, no path, and of a proxy no more than
 * its port.
 */
import { healthReport as text } from '../contract/messages/health-results.ts';
import type { HealthCheck } from '../contract/views/health.ts';
import type { ProxyFound } from './checks.ts';
import type { Finding } from './finding.ts';
import type { HealthPorts } from './ports.ts';
import type { About } from './trouble.ts';

export interface ReportFacts {
  about: HealthPorts['about'];
  /** ISO 8601. */
  startedAt: string;
  whose: About;
  proxy: ProxyFound;
  /** In their order; null for what was not checked. */
  checks: readonly { check: HealthCheck; finding: Finding | null }[];
}

function proxyLine(proxy: ProxyFound): string {
  if (proxy === 'unknown') return text.proxy.unknown;
  if (proxy.place === null) return text.proxy.none;
  const port = /:(\d{1,5})$/.exec(proxy.place)?.[1];
  return text.proxy.used(port === undefined ? null : Number(port));
}

function checkLine(check: HealthCheck, finding: Finding | null): string {
  if (finding === null) return text.check(check, 'waiting', '');
  const { state, message, reported, code, details } = finding;
  const facts = [
    ...(code === null ? [] : [text.code(code)]),
    ...(details?.status === undefined ? [] : [text.status(details.status)]),
    ...(details?.type === undefined ? [] : [text.type(details.type)]),
    ...(details?.transactionId === undefined ? [] : [text.transaction(details.transactionId)]),
  ];
  const line = text.check(check, state, reported ?? message);
  return facts.length === 0 ? line : `${line} [${facts.join(', ')}]`;
}

/** @returns the report, ended by a line break */
export function reportText({ about, startedAt, whose, proxy, checks }: ReportFacts): string {
  const lines = [
    text.head(about.version, about.shell, about.system),
    text.checkedAt(startedAt),
    text.service(whose.service, whose.access),
    proxyLine(proxy),
    '',
    ...checks.map(({ check, finding }) => checkLine(check, finding)),
    ...(checks.every(({ finding }) => finding !== null) ? [] : [text.stopped]),
  ];
  return `${lines.join('\n')}\n`;
}
