/** Something that a workspace builds out of sources, and how to see whether it must be built again. */
export type BuildTarget = {
  readonly workspace: string;
  readonly title: string;
  /** Globs of everything that the outcome depends on. */
  readonly inputs: readonly string[];
  /** Files that a finished build leaves. */
  readonly outputs: readonly string[];
};

const COMMON = ['package-lock.json', 'tsconfig.base.json'];

function sourcesOf(folder: string): string[] {
  return [
    `${folder}/package.json`,
    `${folder}/tsconfig*.json`,
    `${folder}/*.config.ts`,
    `${folder}/index.html`,
    `${folder}/build/**`,
    `${folder}/scripts/**`,
    `${folder}/public/**`,
    `${folder}/src/**`,
  ];
}

const PROTO = ['proto/package.json', 'proto/src/**'];

/** The kit carries the host side of the player frame inside. */
const KIT = [...sourcesOf('packages/react-components'), ...sourcesOf('packages/player-frame')];

/** What `npm start` serves and what the tests install. */
export const buildTargets: readonly BuildTarget[] = [
  {
    workspace: '@gosight/sdk',
    title: 'tracker',
    inputs: [...COMMON, ...PROTO, ...sourcesOf('packages/tracker')],
    outputs: ['packages/tracker/dist/sdk.js', 'packages/tracker/dist/recorder.js'],
  },
  {
    workspace: '@gosight/react',
    title: 'kit',
    inputs: [...COMMON, 'packages/graphql-server/schema.graphql', ...KIT],
    outputs: ['packages/react-components/dist/index.js', 'packages/react-components/dist/styles.css'],
  },
  {
    workspace: '@gosight/server-sdk',
    title: 'server SDK',
    inputs: [...COMMON, ...sourcesOf('packages/server-sdk')],
    outputs: ['packages/server-sdk/dist/index.js'],
  },
  {
    workspace: '@gosight/player-frame',
    title: 'player frame',
    inputs: [...COMMON, ...sourcesOf('packages/player-frame')],
    outputs: ['packages/player-frame/dist/frame/index.html', 'packages/player-frame/dist/host.js'],
  },
  {
    workspace: '@gosight/demo-shop',
    title: 'demo shop',
    // It bundles the kit from its source, so it need not wait for the kit's own build.
    inputs: [...COMMON, ...KIT, ...sourcesOf('apps/demo-shop')],
    outputs: ['apps/demo-shop/dist/index.html'],
  },
];
