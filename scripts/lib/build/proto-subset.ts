/**
 * The part of a package's protocol definitions that one service needs.
 */

/** A namespace, message, enumeration or service in protobufjs' JSON. */
export interface ProtoNode {
  readonly nested?: Readonly<Record<string, ProtoNode>>;
  readonly fields?: Readonly<Record<string, { readonly type: string }>>;
  readonly methods?: Readonly<
    Record<string, { readonly requestType: string; readonly responseType: string }>
  >;
}

/**
 * The service with every message and enumeration that its calls lead to.
 *
 * @param service full name, such as `google.firestore.v1.Firestore`
 * @throws Error when there is no such service
 */
export function subsetOfProtos(root: ProtoNode, service: string): ProtoNode {
  const needed = namesFrom(root, service);
  if (needed.size === 0) throw new Error(`there is no ${service} in the protocol definitions`);
  return cut(root, '', needed);
}

function namesFrom(root: ProtoNode, service: string): ReadonlySet<string> {
  const needed = new Set<string>();
  const visit = (name: string, scope: string): void => {
    const found = find(root, name, scope);
    if (!found || needed.has(found.fullName)) return;
    const { fullName, node } = found;
    needed.add(fullName);
    for (const { type } of Object.values(node.fields ?? {})) visit(type, fullName);
    for (const { requestType, responseType } of Object.values(node.methods ?? {})) {
      visit(requestType, fullName);
      visit(responseType, fullName);
    }
  };
  visit(service, '');
  return needed;
}

/** What a name means in a scope: names are looked for from the inside out. Undefined for basic types. */
function find(
  root: ProtoNode,
  name: string,
  scope: string,
): { fullName: string; node: ProtoNode } | undefined {
  const scopes = scope === '' ? [] : scope.split('.');
  for (let depth = scopes.length; depth >= 0; depth -= 1) {
    const path = [...scopes.slice(0, depth), ...name.split('.')];
    const node = path.reduce<ProtoNode | undefined>((parent, part) => parent?.nested?.[part], root);
    if (node) return { fullName: path.join('.'), node };
  }
  return undefined;
}

/** A copy without what is not needed; `nested` is left out where nothing of it is. */
function cut({ nested = {}, ...node }: ProtoNode, name: string, needed: ReadonlySet<string>): ProtoNode {
  const kept = Object.entries(nested).flatMap(([key, child]): [string, ProtoNode][] => {
    const fullName = name === '' ? key : `${name}.${key}`;
    const rest = cut(child, fullName, needed);
    return needed.has(fullName) || rest.nested ? [[key, rest]] : [];
  });
  return kept.length > 0 ? { ...node, nested: Object.fromEntries(kept) } : node;
}
