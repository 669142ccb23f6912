// The directions of the house (docs/decisions/0003-directions.md). Each rule says why in one line.
const feature = '^lib/(?!policy/|kernel/|platform/|testing/)([^/]+)/';
const pure = '(rules\\.ts|rules/|input\\.ts|views\\.ts|tags\\.ts)';
const test = '\\.(test|db\\.test)\\.tsx?$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or a third one is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel-is-alone',
      comment:
        'Every feature uses the kernel, so it may know none of them, and has no side effect.',
      severity: 'error',
      from: { path: '^lib/kernel/', pathNot: test },
      to: { path: ['^lib/(?!kernel/)', '^(app|components|scripts|e2e|prisma)/', '^node:'] },
    },
    {
      name: 'policy-is-pure',
      comment: 'Who may do what is decided on plain data, so that every cell can be tested.',
      severity: 'error',
      from: { path: '^lib/policy/', pathNot: test },
      to: { pathNot: ['^lib/(policy|kernel)/'] },
    },
    {
      name: 'pure-files-stay-pure',
      comment: 'Rules, inputs, views and tags run in the browser and in milliseconds of tests.',
      severity: 'error',
      from: { path: `${feature}${pure}`, pathNot: test },
      to: {
        path: [
          '^lib/platform/',
          '/queries(\\.ts$|/)',
          '/(actions|jobs|port)\\.ts$',
          '/commands/',
          'node_modules/(next|react|@prisma)/',
        ],
      },
    },
    {
      name: 'pure-files-know-no-machine',
      comment: 'A rule that reads a file or the clock can not be argued about on paper.',
      severity: 'error',
      from: { path: [`${feature}${pure}`, '^lib/policy/', '^lib/kernel/'], pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'commands-know-no-next',
      comment: 'A command runs from actions, seeds, importers, jobs and tests alike.',
      severity: 'error',
      from: { path: '^lib/[^/]+/(commands/|port\\.ts)', pathNot: test },
      to: {
        path: [
          'node_modules/(next|react|react-dom|next-auth)/',
          '/queries(\\.ts$|/)',
          '/actions\\.ts$',
          '^lib/platform/(action|auth|actor)\\.ts$',
        ],
      },
    },
    {
      name: 'queries-only-read',
      comment: 'What only reads can be kept in a cache and moved to a replica.',
      severity: 'error',
      from: { path: '/queries(\\.ts$|/)', pathNot: test },
      to: { path: ['/actions\\.ts$', '^lib/platform/action\\.ts$'] },
    },
    {
      name: 'a-feature-minds-its-own-business',
      comment:
        'Of another feature only rules, views, tags and its port; actions may also ask its queries for the subject.',
      severity: 'error',
      from: { path: feature, pathNot: [test, '/actions\\.ts$', '/port\\.ts$'] },
      to: {
        path: '^lib/(?!policy/|kernel/|platform/|testing/)[^/]+/',
        pathNot: ['^lib/$1/', `^lib/[^/]+/(rules\\.ts|rules/|views\\.ts|tags\\.ts|port\\.ts)`],
      },
    },
    {
      name: 'actions-do-not-write-themselves',
      comment: 'An action names its command; the database is reached through commands and queries.',
      severity: 'error',
      from: { path: '/actions\\.ts$', pathNot: test },
      to: { path: ['^lib/platform/db', '^lib/[^/]+/actions\\.ts$'] },
    },
    {
      name: 'components-get-views',
      comment: 'A component shows what it is given; whoever queries in it asks once per comment.',
      severity: 'error',
      from: { path: '^components/', pathNot: test },
      to: {
        path: [
          '^app/',
          '^lib/platform/',
          '^lib/.*/queries(\\.ts$|/)',
          '^lib/.*/port\\.ts$',
          '^lib/.*/commands/',
          '^prisma/',
          '^scripts/',
        ],
      },
    },
    {
      name: 'ui-has-no-word-of-the-domain',
      comment: 'A button can be replaced without reading a rule.',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: ['^components/(?!ui/)', '^lib/(?!kernel/)'] },
    },
    {
      name: 'pages-map-addresses',
      comment:
        'A page asks queries and shows components; it neither writes nor reaches the database.',
      severity: 'error',
      from: { path: '^app/' },
      to: {
        path: ['^lib/platform/', '/commands/', '/port\\.ts$', '^prisma/', '^scripts/'],
        pathNot: '^lib/platform/(answer-with|auth|actor|cookie-jar|site)\\.ts$',
      },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'The platform is what can be replaced under the features.',
      severity: 'error',
      from: { path: '^lib/platform/', pathNot: test },
      to: { path: ['^lib/(?!platform/|policy/|kernel/)', '^(app|components)/'] },
    },
    {
      name: 'tests-stay-in-tests',
      comment: 'What runs for people never leans on the test bench.',
      severity: 'error',
      from: {
        path: '^(app|components|lib|prisma|scripts)/',
        pathNot: [test, '^lib/testing/', '^scripts/test'],
      },
      to: { path: ['^lib/testing/', '^e2e/', 'node_modules/(vitest|@playwright|fast-check)/'] },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere fails for a reader before it fails in a build.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\.css$', 'generated/', '^(mdast|hast)$'] },
    },
  ],
  required: [
    {
      name: 'every-door-has-a-lock',
      comment:
        'A server action that the factory did not make has no rate limit, no policy and no log.',
      severity: 'error',
      module: { path: '^lib/[^/]+/actions\\.ts$' },
      to: { path: '^lib/platform/action\\.ts$' },
    },
    {
      name: 'queries-never-reach-the-browser',
      comment: "import 'server-only' makes the build fail when a client file pulls a query in.",
      severity: 'error',
      module: { path: '^lib/[^/]+/queries(\\.ts$|/)', pathNot: test },
      to: { path: 'server-only' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: ['node_modules', 'lib/platform/db/generated'] },
    exclude: { path: ['lib/platform/db/generated', '\\.next/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
