// The panel beside the picture: what is reported of a node or by an edge, sentence by sentence.

/** An element; attributes with `on…` are listeners, children are elements or text, never markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const button = (label, action, attributes = {}) => make('button', { type: 'button', ...attributes, onclick: action }, label);
const nodeButton = (node) => button(shortName(node), () => select(node.id), { class: 'link', title: node.type });

/** The sentence with the names of both ends marked. */
function highlighted(claim) {
  const ends = [nodes[claim.edge.source], nodes[claim.edge.target]];
  const names = [...new Set(ends.flatMap((node) => [node.name, ...node.aliases]))].filter((name) => name);
  names.sort((a, b) => b.length - a.length);
  const quote = make('q', { lang: 'en' });
  const pattern = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  let rest = 0;
  if (pattern)
    for (const found of claim.sentence.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'gu'))) {
      quote.append(claim.sentence.slice(rest, found.index), make('mark', {}, found[0]));
      rest = found.index + found[0].length;
    }
  quote.append(claim.sentence.slice(rest));
  return quote;
}

function speakerLine(claim) {
  if (!claim.by.length) return null;
  const line = make('span', { class: 'by' }, 'said by ');
  claim.by.forEach((who, i) => line.append(i ? ', quoting ' : '', typeof who === 'number' ? nodeButton(nodes[who]) : who));
  return line;
}

function sourceLine(claim) {
  const document_ = documents[claim.document];
  const words = [document_.publisher, document_.title || document_.id, dayOf(claim)].filter((word) => word).join(', ');
  const line = make('cite', {});
  line.append(/^https?:\/\//i.test(document_.url || '')
    ? make('a', { href: document_.url, target: '_blank', rel: 'noopener noreferrer' }, words) : words);
  return line;
}

function claimItem(claim) {
  const facts = [claim.role, claim.object, ...claim.figures, claim.date].filter((word) => word);
  return make('li', { class: `claim ${claim.status}` },
    make('div', { class: 'facts' }, make('span', { class: `status ${claim.status}` }, claim.status), ' ',
      speakerLine(claim), facts.length ? make('span', { class: 'figures' }, facts.join(' · ')) : null),
    highlighted(claim), sourceLine(claim));
}

function edgeHeading(edge) {
  return make('div', { class: 'edge' }, nodeButton(nodes[edge.source]), ' ',
    button(relationWords(edge.relation), () => select(edgeId(edge)), { class: 'relation link' }), ' ', nodeButton(nodes[edge.target]));
}

function claimLists(edge) {
  const claims = edge.claims.filter(claimPasses);
  const against = claims.filter((claim) => claim.status === 'denied');
  const list = make('ul', {}, ...claims.filter((claim) => claim.status !== 'denied').map(claimItem));
  if (!against.length) return [list];
  return [list, make('h4', {}, `Against (${against.length})`), make('ul', {}, ...against.map(claimItem))];
}

function nodePanel(node, shown) {
  const parts = [make('h2', {}, node.name), make('p', { class: 'muted' },
    `${node.type}, ${node.mentions} mentions in ${node.documents} ${node.documents === 1 ? 'document' : 'documents'}`)];
  const others = node.aliases.filter((alias) => alias !== node.name);
  if (others.length) parts.push(make('p', { class: 'muted' }, `also: ${others.join(', ')}`));
  parts.push(make('p', { class: 'actions' },
    button(state.focus === node.id ? 'Show all' : 'Focus', () => change({ focus: state.focus === node.id ? '' : node.id })),
    button('Path from here', () => { change({ from: node.id }); openPath(); }),
    button('Path to here', () => { change({ to: node.id }); openPath(); })));
  const groups = new Map();
  for (const edge of node.edges)
    if (shown.edges.has(edge)) groups.set(edge.relation, [...(groups.get(edge.relation) || []), edge]);
  for (const relation of [...groups.keys()].sort()) {
    parts.push(make('h3', {}, relationWords(relation)));
    for (const edge of groups.get(relation)) parts.push(edgeHeading(edge), ...claimLists(edge));
  }
  if (!groups.size) parts.push(make('p', {}, 'No claim about it passes the filters.'));
  return parts;
}

/** Where to begin: what most is reported of, and what is disputed. */
function overview(shown) {
  const most = 10;
  const claimsOf = (node) => node.edges.reduce((sum, edge) => sum + (shown.edges.has(edge) ? edge.claims.length : 0), 0);
  const top = [...shown.nodes].sort((a, b) => claimsOf(b) - claimsOf(a) || a.index - b.index).slice(0, most);
  const disputed = [...shown.edges].filter((edge) => edge.status === 'disputed' || edge.status === 'denied').slice(0, most);
  const parts = [make('p', { class: 'muted' },
    'Choose a node to read what is reported of it, or a line to read who reports it. Drag to move, scroll to zoom. ' +
    'Keys: / search, f fit, l list of claims, Esc nothing chosen.'), make('h3', {}, 'Most reported'),
    make('ul', {}, ...top.map((node) => make('li', {}, sign('offTypes', node.type), ' ', nodeButton(node),
      make('span', { class: 'muted' }, ` ${claimsOf(node)}`))))];
  if (disputed.length) parts.push(make('h3', {}, 'Denied or disputed'), ...disputed.map(edgeHeading));
  return parts;
}

function updatePanel(shown, way) {
  const panel = document.getElementById('panel');
  const node = byId.get(state.selected);
  const edge = byEdgeId.get(state.selected);
  if (node) panel.replaceChildren(...nodePanel(node, shown));
  else if (edge) panel.replaceChildren(make('h2', {}, relationWords(edge.relation)), edgeHeading(edge),
    make('p', { class: 'muted' }, `${edge.status}; ${edge.for} for, ${edge.against} against; ` +
      `${edge.documents} ${edge.documents === 1 ? 'document' : 'documents'}` +
      `${edge.independent < edge.documents ? ` (${edge.independent} independent)` : ''}; confidence ${edge.confidence}`), ...claimLists(edge));
  else if (way) panel.replaceChildren(make('h2', {}, `${way.length} ${way.length === 1 ? 'step' : 'steps'}`),
    ...way.flatMap((step) => [edgeHeading(step), ...claimLists(step)]));
  else panel.replaceChildren(...overview(shown));
}
