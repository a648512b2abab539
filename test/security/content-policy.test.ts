import { describe, expect, it } from 'vitest';
import { contentPolicy } from '../../electron/security/content-policy.ts';

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

describe('content policy', () => {
  const policy = directives(contentPolicy({ mediaOrigin: 'media://remote', nonce: 'abc' }));

  it.each([
    'default-src',
    'connect-src',
    'frame-src',
    'object-src',
    'worker-src',
    'base-uri',
    'form-action',
    'frame-ancestors',
  ])('%s allows nothing', (name) => {
    expect(policy.get(name)).toEqual(["'none'"]);
  });

  it('runs scripts of the page only', () => {
    expect(policy.get('script-src')).toEqual(["'self'"]);
  });

  it('shows pictures of the page and of the media proxy only', () => {
    expect(policy.get('img-src')).toEqual(["'self'", 'media://remote']);
    expect(policy.get('media-src')).toEqual(['media://remote']);
  });

  it('allows style elements by nonce only', () => {
    expect(policy.get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
  });

  it('turns trusted types on and allows no policy object', () => {
    expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(policy.get('trusted-types')).toEqual(["'none'"]);
  });

  it('has no loophole anywhere', () => {
    const sources = [...policy.values()].flat();
    for (const loophole of ["'unsafe-inline'", "'unsafe-eval'", 'data:', 'blob:', 'https:', 'http:', '*']) {
      expect(sources).not.toContain(loophole);
    }
  });
});
