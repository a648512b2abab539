/**
 * The log: one line per event, every line through the redactor before it reaches any output. Callers pass facts, not
 * bodies; the redactor is the net below, not the plan.
 */
import type { Redactor } from './redaction.ts';

type LogLevel = 'info' | 'warning' | 'error';

export interface Log {
  info(event: string, facts?: LogFacts): void;
  warning(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}

/** What is worth knowing about an event; an error's stack is written, other objects are not. */
type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined | Error>>;

export interface LogPorts {
  redactor: Redactor;
  /** Receives one finished line, ending in a line break. */
  write(line: string): void;
  /** Milliseconds since 1970. */
  now(): number;
}

function shown(value: LogFacts[string]): string {
  if (value instanceof Error) return value.stack ?? `${value.name}: ${value.message}`;
  return typeof value === 'string' ? value : String(value);
}

/** @returns a log whose every line went through the redactor */
export function makeLog({ redactor, write, now }: LogPorts): Log {
  const line = (level: LogLevel, event: string, facts: LogFacts = {}): void => {
    const parts = Object.entries(facts)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${JSON.stringify(redactor.redact(shown(value)))}`);
    // The second pass sees name and value together, which is how labelled secrets are recognised.
    write(redactor.redact(`${new Date(now()).toISOString()} ${level} ${[event, ...parts].join(' ')}\n`));
  };
  return {
    info: (event, facts) => line('info', event, facts),
    warning: (event, facts) => line('warning', event, facts),
    error: (event, facts) => line('error', event, facts),
  };
}
