// What the page knows: the graph as the program embedded it, the filters, and what passes them.
'use strict';

const data = JSON.parse(document.getElementById('graph-data').textContent);
const { documents, nodes, edges } = data;
const typeOf = Object.fromEntries(data.types.map((t) => [t.name, t]));
const statusOf = Object.fromEntries(data.statuses.map((s) => [s.name, s]));

nodes.forEach((node, index) => Object.assign(node, { index, edges: [] }));
edges.forEach((edge, index) => {
  edge.index = index;
  for (const claim of edge.claims) claim.edge = edge;
  nodes[edge.source].edges.push(edge);
  if (edge.target !== edge.source) nodes[edge.target].edges.push(edge);
});

const publisherOf = (claim) => documents[claim.document].publisher || 'unknown publisher';
const dayOf = (claim) => (documents[claim.document].published || '').slice(0, 10);
const speakers = (claim) => claim.by.map((who) => (typeof who === 'number' ? nodes[who].name : who));
const relationWords = (relation) => relation.replaceAll('_', ' ');
const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The filters; `off` sets hold what is unchecked, so that what is new to a reader is shown. */
const defaults = () => ({
  view: 'graph', search: '', since: '', until: '', support: 1, focus: '', depth: 1, selected: '',
  from: '', to: '', sort: '', theme: '',
  offTypes: new Set(), offRelations: new Set(), offStatuses: new Set(), offPublishers: new Set(),
});
let state = defaults();

const byId = new Map(nodes.map((node) => [node.id, node]));
const edgeId = (edge) => `${nodes[edge.source].id} ${edge.relation} ${nodes[edge.target].id}`;
const byEdgeId = new Map(edges.map((edge) => [edgeId(edge), edge]));

function claimPasses(claim) {
  const day = dayOf(claim);
  return !state.offPublishers.has(publisherOf(claim)) && (!state.since || day >= state.since) &&
    (!state.until || (day !== '' && day <= state.until));
}

/** {edges, nodes, claims}: sets of what the filters let through, focus included. */
function visible() {
  const shown = { edges: new Set(), nodes: new Set(), claims: [] };
  for (const edge of edges) {
    if (edge.independent < state.support || state.offRelations.has(edge.relation) ||
        state.offStatuses.has(edge.status) || state.offTypes.has(nodes[edge.source].type) ||
        state.offTypes.has(nodes[edge.target].type)) continue;
    if (edge.claims.some(claimPasses)) shown.edges.add(edge);
  }
  if (byId.has(state.focus)) {
    const near = neighbourhood(byId.get(state.focus), state.depth, shown.edges);
    for (const edge of [...shown.edges])
      if (!near.has(nodes[edge.source]) || !near.has(nodes[edge.target])) shown.edges.delete(edge);
    shown.nodes.add(byId.get(state.focus));
  }
  for (const edge of shown.edges) {
    shown.nodes.add(nodes[edge.source]).add(nodes[edge.target]);
    for (const claim of edge.claims) if (claimPasses(claim)) shown.claims.push(claim);
  }
  return shown;
}

function neighbourhood(start, depth, among) {
  let ring = [start];
  const seen = new Set(ring);
  for (let step = 0; step < depth; ++step) {
    const next = [];
    for (const node of ring)
      for (const edge of node.edges) {
        if (!among.has(edge)) continue;
        const other = nodes[edge.source === node.index ? edge.target : edge.source];
        if (!seen.has(other)) { seen.add(other); next.push(other); }
      }
    ring = next;
  }
  return seen;
}

/** The way from one node to another over as few and as well supported edges as can be (Dijkstra), or null. */
function findPath(from, to, among) {
  const cost = new Map([[from, 0]]);
  const cameBy = new Map();
  const open = new Set([from]);
  while (open.size) {
    let node = null;
    for (const candidate of open) if (node === null || cost.get(candidate) < cost.get(node)) node = candidate;
    open.delete(node);
    if (node === to) break;
    for (const edge of node.edges) {
      if (!among.has(edge)) continue;
      const other = nodes[edge.source === node.index ? edge.target : edge.source];
      const sum = cost.get(node) + 1 + 1 / (1 + edge.independent);
      if (sum < (cost.get(other) ?? Infinity)) {
        cost.set(other, sum);
        cameBy.set(other, { edge, node });
        open.add(other);
      }
    }
  }
  if (!cameBy.has(to)) return null;
  const way = [];
  for (let node = to; node !== from; node = cameBy.get(node).node) way.unshift(cameBy.get(node).edge);
  return way;
}

/** Nodes whose names fit the words, best supported first. */
function search(words, limit = 12) {
  const wanted = folded(words.trim());
  if (!wanted) return [];
  const fits = nodes.filter((node) => [node.name, ...node.aliases].some((name) => folded(name).includes(wanted)));
  const rank = (node) => (folded(node.name).startsWith(wanted) ? 1e6 : 0) + node.edges.length;
  return fits.sort((a, b) => rank(b) - rank(a) || a.index - b.index).slice(0, limit);
}

const setKeys = { offTypes: 'no-type', offRelations: 'no-relation', offStatuses: 'no-status', offPublishers: 'no-publisher' };

/** The state as a URL fragment, so that a view can be shared; only what differs from the start. */
function stateToHash() {
  const words = new URLSearchParams();
  const start = defaults();
  for (const [key, value] of Object.entries(state)) {
    if (value instanceof Set) for (const item of [...value].sort()) words.append(setKeys[key], item);
    else if (value !== start[key]) words.set(key, value);
  }
  return words.toString();
}

function stateFromHash(hash) {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const next = defaults();
  for (const key of Object.keys(next)) {
    if (next[key] instanceof Set) next[key] = new Set(words.getAll(setKeys[key]));
    else if (words.has(key)) next[key] = typeof next[key] === 'number' ? Number(words.get(key)) || 1 : words.get(key);
  }
  return next;
}
