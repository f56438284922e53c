// The page as a whole: controls write the state, the state is drawn and kept in the URL fragment.

const field = (id) => document.getElementById(id);

function change(part) {
  Object.assign(state, part);
  refresh();
}

function select(id) { change({ selected: id, ...(id ? { from: '', to: '' } : {}) }); }

/** How a type or a status looks in the picture: the filters are the legend. */
function sign(key, value) {
  if (key === 'offTypes') {
    const mark = make('i', { class: `sign ${shapes[value]}`, 'aria-hidden': 'true' });
    mark.style.background = typeOf[value].fill[theme()];
    mark.style.borderColor = typeOf[value].line[theme()];
    return mark;
  }
  if (key !== 'offStatuses') return null;
  const status = statusOf[value];
  const line = make('b', { class: 'sign', 'aria-hidden': 'true' }, status.mark.trim());
  line.style.borderBottom = `2.5px ${status.line} ${status.color[theme()]}`;
  line.style.color = status.color[theme()];
  return line;
}

function counted(key, of) {
  const counts = new Map();
  for (const edge of edges) for (const value of of(edge)) counts.set(value, (counts.get(value) || 0) + 1);
  const boxes = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value, count]) => {
    const box = make('input', { type: 'checkbox', checked: !state[key].has(value),
      onchange: () => { state[key][box.checked ? 'delete' : 'add'](value); refresh(); } });
    return make('label', {}, box, ' ', sign(key, value), ` ${relationWords(value)} `, make('span', { class: 'muted' }, String(count)));
  });
  const values = [...counts.keys()];
  return [make('p', { class: 'actions' },
    button('all', () => { state[key].clear(); drawFilters(); refresh(); }),
    button('none', () => { values.forEach((value) => state[key].add(value)); drawFilters(); refresh(); })), ...boxes];
}

function drawFilters() {
  field('types').replaceChildren(...counted('offTypes', (edge) => new Set([nodes[edge.source].type, nodes[edge.target].type])));
  field('relations').replaceChildren(...counted('offRelations', (edge) => [edge.relation]));
  field('statuses').replaceChildren(...counted('offStatuses', (edge) => [edge.status]));
  field('publishers').replaceChildren(...counted('offPublishers', (edge) => new Set(edge.claims.map(publisherOf))));
  const most = Math.max(1, ...edges.map((edge) => edge.independent));
  field('support').max = most;
  field('support-row').hidden = most < 2;
  for (const key of ['since', 'until', 'search']) field(key).value = state[key];
  for (const key of ['support', 'depth']) field(key).value = state[key];
  field('from').value = byId.get(state.from)?.name || '';
  field('to').value = byId.get(state.to)?.name || '';
}

function refresh() {
  const shown = visible();
  const from = byId.get(state.from), to = byId.get(state.to);
  const way = from && to && from !== to ? findPath(from, to, shown.edges) : null;
  field('way').textContent = from && to && !way ? 'No way between them passes the filters.' : '';
  const listed = state.view === 'claims';
  field('claims').hidden = !listed;
  document.body.classList.toggle('listing', listed);
  field('stage').hidden = listed;
  field('show-graph').setAttribute('aria-pressed', String(!listed));
  field('show-claims').setAttribute('aria-pressed', String(listed));
  field('focus-row').hidden = !byId.has(state.focus);
  field('least').textContent = state.support;
  updatePicture(shown, way);
  updatePanel(shown, way);
  if (listed) updateClaims(shown);
  updateTimeline(shown);
  const cut = data.left_out ? ` (${data.left_out})` : '';
  field('count').textContent = shown.edges.size
    ? `${shown.nodes.size} of ${nodes.length} nodes, ${shown.edges.size} of ${edges.length} edges${cut}`
    : 'Nothing passes the filters: reset them to see the graph.';
  const hash = stateToHash();
  if (hash !== location.hash.slice(1)) history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
}

function goFrom(part) {
  change(part);
  if (state.from && state.to && state.view === 'graph') fitPicture();
}

function openPath() {
  field('path').open = true;
  field(state.from ? 'to' : 'from').focus();
}

function suggest(input, choose) {
  const list = field('names');
  input.addEventListener('input', () => {
    list.replaceChildren(...search(input.value).map((node) => make('option', { value: node.name }, node.type)));
    const exact = nodes.find((node) => node.name === input.value);
    if (exact) choose(exact);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const [best] = search(input.value);
    if (best) { input.value = best.name; choose(best); }
  });
}

function save(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  make('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** What is shown, as node-link data with the attribute names of the program's own JSON. */
function shownAsJson() {
  const shown = visible();
  return JSON.stringify({ directed: true, multigraph: true,
    graph: { title: data.title, documents },
    nodes: nodes.filter((node) => shown.nodes.has(node)).map(({ id, type, name, aliases, mentions, documents: count }) =>
      ({ id, type, name, aliases, mentions, documents: count })),
    edges: edges.filter((edge) => shown.edges.has(edge)).map((edge) => ({ source: nodes[edge.source].id, target: nodes[edge.target].id,
      key: edge.relation, relation: edge.relation, status: edge.status, confidence: edge.confidence,
      claims: edge.claims.filter(claimPasses).map((claim) => ({ status: claim.status, predicate: claim.predicate,
        attribution: claim.by.map((who) => (typeof who === 'number' ? nodes[who].id : who)), figures: claim.figures, date: claim.date,
        role: claim.role, object_text: claim.object, document: documents[claim.document].id, text: claim.sentence })) })) }, null, 1);
}

function listen() {
  field('show-graph').onclick = () => change({ view: 'graph' });
  field('show-claims').onclick = () => change({ view: 'claims' });
  field('fit').onclick = fitPicture;
  field('reset').onclick = () => { state = { ...defaults(), theme: state.theme, view: state.view }; drawFilters(); refresh(); fitPicture(); };
  field('all').onclick = () => change({ focus: '' });
  field('theme').onclick = () => { state.theme = theme() ? 'light' : 'dark'; applyTheme(); refresh(); };
  field('png').onclick = () => save('graph.png', 'image/png', cy.png({ output: 'blob', full: true, scale: 2, bg: data.pages[theme()].background, maxWidth: 8000, maxHeight: 8000 }));
  field('svg').onclick = () => save('graph.svg', 'image/svg+xml', pictureAsSvg());
  field('json').onclick = () => save('graph.json', 'application/json', shownAsJson());
  for (const key of ['since', 'until']) field(key).onchange = () => change({ [key]: field(key).value });
  for (const key of ['support', 'depth']) field(key).oninput = () => change({ [key]: Number(field(key).value) });
  field('clear-path').onclick = () => { change({ from: '', to: '' }); drawFilters(); };
  field('search').addEventListener('input', () => { state.search = field('search').value; if (state.view === 'claims') refresh(); });
  suggest(field('search'), (node) => { select(node.id); if (state.view === 'graph') fitPicture(); });
  suggest(field('from'), (node) => goFrom({ from: node.id, selected: '' }));
  suggest(field('to'), (node) => goFrom({ to: node.id, selected: '' }));
  addEventListener('hashchange', () => { state = stateFromHash(location.hash); applyTheme(); drawFilters(); refresh(); });
  addEventListener('keydown', (event) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/') { event.preventDefault(); field('search').focus(); }
    if (event.key === 'f') fitPicture();
    if (event.key === 'l') change({ view: state.view === 'graph' ? 'claims' : 'graph' });
    if (event.key === 'Escape') select('');
  });
}

function applyTheme() {
  const dark = state.theme ? state.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches || data.theme === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  if (cy) { cy.style(pictureStyle()); drawFilters(); }
}

document.title = field('title').textContent = data.title;
state = stateFromHash(location.hash);
applyTheme();
drawPicture(select);
drawFilters();
listen();
refresh();
cy.resize();  // the header and the timeline have their height only now
fitPicture();
document.documentElement.dataset.ready = 'yes';
