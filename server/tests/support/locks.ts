import type { KyselyPlugin, OperationNode, RawNode } from 'kysely';

const isRaw = (node: OperationNode): node is RawNode => node.kind === 'RawNode';

const plugin = (change: (node: RawNode) => RawNode): KyselyPlugin => ({
  transformQuery: ({ node }) => (isRaw(node) ? change(node) : node),
  transformResult: async ({ result }) => result,
});

/** The whole text of a statement. */
function textOf({ sqlFragments, parameters }: RawNode): string {
  return sqlFragments
    .map((text, i) => {
      const parameter = parameters[i];
      return text + (parameter === undefined ? '' : isRaw(parameter) ? textOf(parameter) : '?');
    })
    .join('')
    .replace(/\s+/g, ' ');
}

/** What the first lock compares: whose rows they are, or only of which tenant. */
export type Compared = 'tenant|person' | 'tenant';

/** Takes the first lock away, from one statement or from all: they ask no more whose rows they are. */
export const withoutWhere = (columns: Compared, statement?: string): KyselyPlugin =>
  plugin((node) => (statement === undefined || textOf(node) === statement ? stripped(node, columns) : node));

function stripped(node: RawNode, columns: Compared): RawNode {
  const fragments = [...node.sqlFragments];
  const equal = new RegExp(`(?:\\w+\\.)?(?:${columns}) = $`);
  const among = new RegExp(`(?:\\w+\\.)?(?:${columns}) = any\\($`);
  for (let i = 0; i + 1 < fragments.length; i++) {
    const before = fragments[i] ?? '';
    const after = fragments[i + 1] ?? '';
    if (equal.test(before)) [fragments[i], fragments[i + 1]] = [before.replace(equal, ''), `::text is not null${after}`];
    else if (among.test(before))
      [fragments[i], fragments[i + 1]] = [before.replace(among, '('), after.replace(/^::text\[\]\)/, '::text[] is not null)')];
  }
  const parameters = node.parameters.map((child) => (isRaw(child) ? stripped(child, columns) : child));
  return { ...node, sqlFragments: fragments, parameters };
}

/** Hears of every statement that the first lock guards. */
export const listening = (columns: Compared, onStatement: (statement: string) => void): KyselyPlugin =>
  plugin((node) => {
    const text = textOf(node);
    if (text !== textOf(stripped(node, columns))) onStatement(text);
    return node;
  });

/** Takes the second lock away: transactions begin without a role. */
export const withoutRoles = plugin((node) => ({
  ...node,
  sqlFragments: node.sqlFragments.map((text) => text.replace(/^(begin[^;]*);.*set_config\('role'.*$/, '$1')),
}));
