/** The dependency rule of the rooms (CONTRIBUTING.md, "Rooms"). Each forbidden edge carries its reason. */
const electronRoom = (room) => `^electron/${room}/`;
const only = (room, allowed, comment) => ({
  name: `${room}-stays-in-its-room`,
  severity: 'error',
  comment,
  from: { path: electronRoom(room) },
  to: { path: '^(electron|renderer|build|test)/', pathNot: [electronRoom(room), ...allowed] },
});

module.exports = {
  forbidden: [
    only('contract', [], 'The contract is shared with the page: it imports nothing of ours.'),
    only('oauth1', [], 'OAuth 1.0a is a rule book of its own.'),
    only('x', [electronRoom('oauth1'), electronRoom('contract')], 'The X API knows signing and views, nothing else.'),
    only(
      'accounts',
      [electronRoom('contract')],
      'Accounts see network and keychain only through ports that they declare.',
    ),
    only('timelines', [electronRoom('contract')], 'Timelines see the network only through ports that they declare.'),
    only('requests', [electronRoom('contract')], 'When a request may go is decided without knowing what it asks for.'),
    only('health', [electronRoom('contract')], 'Checks see everything through ports that they declare.'),
    only('export', [electronRoom('contract')], 'Taking out knows views and texts; what it writes is handed in.'),
    only(
      'practice',
      ['^electron/oauth1/', electronRoom('contract')],
      'The practice service may use the pure parts of oauth1 and the catalogue.',
    ),
    only(
      'shell',
      [electronRoom('contract')],
      'Shells know the contract and their port; the entries hand them the security rules.',
    ),
    only(
      'security',
      [electronRoom('contract'), '^electron/shell/shell.ts$'],
      'Security modules know the contract and ports only.',
    ),
    {
      name: 'page-sees-the-contract-only',
      severity: 'error',
      comment: 'The page has no network, no Node and no Electron.',
      from: { path: '^renderer/' },
      to: { path: '^(electron|build|test)/', pathNot: '^electron/contract/' },
    },
    {
      name: 'page-has-no-node-and-no-electron',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-only-in-its-shell',
      severity: 'error',
      comment: 'Everything else must run in the Chromium shell and in tests too.',
      from: { path: '^(electron|renderer)/', pathNot: '^electron/(shell/electron/|main\\.ts$|preload\\.ts$)' },
      to: { path: '^node_modules/electron/' },
    },
    {
      name: 'product-does-not-import-tests-or-build',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { path: '^(test|build)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
