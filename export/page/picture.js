// The graph on the canvas: Cytoscape.js draws it at the places that the program computed.

const many = edges.length > 800;  // then edges are straight, thin and hidden while the view moves
const shapes = {
  person: 'ellipse', company: 'round-rectangle', chip: 'cut-rectangle', country: 'hexagon',
  organization: 'octagon', product: 'barrel', place: 'diamond',
};
const cyLine = { solid: 'solid', dashed: 'dashed', dotted: 'dotted' };
const theme = () => document.documentElement.dataset.theme === 'dark' ? 1 : 0;
/** A name of any length would push the view away from the rest; so would a word that cannot be broken. */
const shortName = (node) => (node.name.length > 72 ? `${node.name.slice(0, 71)}…` : node.name);
const nodeSize = (node) => 16 + 7 * Math.sqrt(node.edges.length);
let cy = null;

function pictureStyle() {
  const page = data.pages[theme()];
  const style = [
    { selector: 'node', style: {
      label: 'data(label)', 'font-size': 11, color: page.text, 'text-valign': 'bottom', 'text-margin-y': 3,
      'text-wrap': 'wrap', 'text-max-width': 110, 'text-background-color': page.background,
      'text-background-opacity': 0.75, 'text-background-padding': 1, width: 'data(size)', height: 'data(size)',
      'border-width': 1.5, 'min-zoomed-font-size': many ? 9 : 6 } },
    { selector: 'edge', style: {
      'curve-style': many ? 'haystack' : 'bezier', 'haystack-radius': 0, width: 'data(width)',
      'target-arrow-shape': many ? 'none' : 'triangle', 'arrow-scale': 0.8, 'font-size': 9, color: page.muted,
      'text-rotation': 'autorotate', 'text-background-color': page.background, 'text-background-opacity': 0.85,
      label: '', 'min-zoomed-font-size': 7 } },
    { selector: 'edge.told, edge.near, edge:selected', style: { label: 'data(label)', 'curve-style': 'bezier',
      'target-arrow-shape': 'triangle' } },  // words are not drawn on haystacks
    { selector: 'edge.symmetric', style: { 'target-arrow-shape': 'none' } },
    { selector: '.faded', style: { opacity: 0.15 } },
    { selector: 'edge.near', style: { 'z-index': 9 } },
    { selector: 'node.landmark', style: { 'min-zoomed-font-size': 0, 'z-index': 20 } },
    { selector: 'node:selected', style: { 'border-width': 4, 'border-color': page.accent } },
    { selector: 'edge:selected, edge.way', style: { width: 5, label: 'data(label)', 'line-outline-width': 1.5,
      'line-outline-color': page.accent, 'z-index': 10 } },
    { selector: 'node.way', style: { 'border-width': 4, 'border-color': page.accent } },
    { selector: '.gone', style: { display: 'none' } },
  ];
  for (const type of data.types)
    style.splice(1, 0, { selector: `node.${type.name}`, style: { shape: shapes[type.name] || 'ellipse',
      'background-color': type.fill[theme()], 'border-color': type.line[theme()] } });
  for (const status of data.statuses)
    style.splice(data.types.length + 2, 0, { selector: `edge.${status.name}`, style: { 'line-style': cyLine[status.line] || 'solid',
      'line-color': status.color[theme()], 'target-arrow-color': status.color[theme()] } });
  return style;
}

function drawPicture(onSelect) {
  const elements = nodes.map((node) => ({ group: 'nodes', classes: node.type, position: { x: node.x, y: node.y },
    data: { id: `n${node.index}`, name: node.name, label: shortName(node).replace(/\S{20}(?=\S)/g, '$&\u200b'), size: nodeSize(node), index: node.index } }));
  for (const edge of edges)
    elements.push({ group: 'edges', classes: edge.status + (edge.symmetric ? ' symmetric' : ''),
      data: { id: `e${edge.index}`, source: `n${edge.source}`, target: `n${edge.target}`, index: edge.index,
        label: statusOf[edge.status].mark + relationWords(edge.relation),
        width: Math.min(6, 1 + Math.log2(edge.claims.length)) } });
  globalThis.cy = cy = cytoscape({ container: document.getElementById('picture'), elements, style: pictureStyle(),
    layout: { name: 'preset', fit: true, padding: 30 }, minZoom: 0.02, maxZoom: 6,
    pixelRatio: many ? 1 : 'auto', hideEdgesOnViewport: many, textureOnViewport: many, boxSelectionEnabled: false });
  cy.on('tap', 'node', (event) => onSelect(nodes[event.target.data('index')].id));
  cy.on('tap', 'edge', (event) => onSelect(edgeId(edges[event.target.data('index')])));
  cy.on('tap', (event) => { if (event.target === cy) onSelect(''); });
  cy.on('mouseover', 'edge', (event) => event.target.addClass('near'));
  cy.on('mouseout', 'edge', (event) => event.target.removeClass('near'));
  let resting = 0;
  cy.on('zoom', () => {  // names get their size when the view rests: new ones in every frame would cost it
    clearTimeout(resting);
    resting = setTimeout(nameLandmarks, 150);
  });
}

let landmarks = null;
const bySupport = nodes.map((node) => [node, node.edges.reduce((sum, edge) => sum + edge.claims.length, 0)])
  .sort((a, b) => b[1] - a[1]).map(([node]) => node.index);

/** From so far off that no name can be read, the best-supported nodes have theirs, as many as do not hide each other. */
function nameLandmarks() {
  const most = 60, looked = 400, zoom = cy.zoom(), size = 12 / zoom;
  const next = [], told = cy.edges('.told');
  if (size > 12) {
    const taken = [];
    const lit = cy.nodes('.way, :selected').toArray();
    for (const element of [...lit, ...bySupport.slice(0, looked).map((index) => cy.getElementById(`n${index}`))]) {
      if (next.length === most) break;
      if (next.includes(element) || element.hasClass('gone') || element.hasClass('faded')) continue;
      const { x, y } = element.renderedPosition();
      const letters = element.data('label').length * 6.5;
      const half = Math.min(letters, 125) / 2 + 3, top = y + element.renderedHeight() / 2;
      const box = { left: x - half, right: x + half, top, bottom: top + 16 * Math.ceil(letters / 125) };
      if (taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) continue;
      taken.push(box);
      next.push(element);
    }
  }
  cy.batch(() => {
    landmarks?.removeClass('landmark').removeStyle('font-size text-max-width');
    landmarks = cy.collection(next).addClass('landmark').style({ 'font-size': size, 'text-max-width': 10 * size });
    if (told.length <= 30) told.style('font-size', Math.max(9, 10 / zoom));
    landmarks.merge(told);
  });
}

/** Shows what passes the filters; what is selected and its neighbours stand out. */
function updatePicture(shown, way) {
  cy.batch(() => {
    cy.elements().removeClass('faded way told');
    cy.nodes().forEach((element) => element.toggleClass('gone', !shown.nodes.has(nodes[element.data('index')])));
    cy.edges().forEach((element) => element.toggleClass('gone', !shown.edges.has(edges[element.data('index')])));
    cy.elements(':selected').unselect();
    const node = byId.get(state.selected);
    const edge = byEdgeId.get(state.selected);
    let lit = cy.collection();
    if (node) {
      const element = cy.getElementById(`n${node.index}`);
      element.select();
      lit = element.closedNeighborhood();
    } else if (edge) {
      const element = cy.getElementById(`e${edge.index}`);
      element.select();
      lit = element.union(element.connectedNodes());
    }
    if (way) {
      for (const step of way) lit = lit.union(cy.getElementById(`e${step.index}`));
      lit = lit.union(lit.connectedNodes());
      lit.addClass('way');
    }
    if (lit.nonempty()) cy.elements().difference(lit).addClass('faded');
    if (lit.edges().length <= 120) lit.edges().addClass('told');
    if (shown.edges.size <= 120) cy.edges().addClass('told');
  });
  nameLandmarks();
}

function fitPicture() {
  const lit = cy.elements('.way, :selected').closedNeighborhood().filter(':visible');
  cy.fit(lit.nonempty() ? lit : cy.elements(':visible'), 40);
}

/** The part that is shown as SVG text, with the colours of the page. */
function pictureAsSvg() {
  const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[c]));
  const seen = cy.elements(':visible');
  const box = seen.boundingBox();
  const page = data.pages[theme()];
  const dash = { dashed: ' stroke-dasharray="6 4"', dotted: ' stroke-dasharray="2 3"' };
  const lines = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.x1 - 20} ${box.y1 - 20} ${box.w + 40} ${box.h + 40}" ` +
    `font-family="sans-serif"><title>${escape(data.title)}</title>` +
    `<rect x="${box.x1 - 20}" y="${box.y1 - 20}" width="${box.w + 40}" height="${box.h + 40}" fill="${page.background}"/>`];
  seen.edges().forEach((element) => {
    const edge = edges[element.data('index')];
    const a = element.source().position(), b = element.target().position(), m = element.midpoint();
    const status = statusOf[edge.status];
    lines.push(`<path d="M${a.x} ${a.y}Q${2 * m.x - (a.x + b.x) / 2} ${2 * m.y - (a.y + b.y) / 2} ${b.x} ${b.y}" fill="none" ` +
      `stroke="${status.color[theme()]}" stroke-width="${element.data('width')}"${dash[status.line] || ''}>` +
      `<title>${escape(edgeId(edge))}</title></path>`);
    if (element.hasClass('told')) lines.push(`<text x="${m.x}" y="${m.y}" font-size="8" text-anchor="middle" fill="${page.muted}">` +
      `${escape(element.data('label'))}</text>`);
  });
  seen.nodes().forEach((element) => {
    const node = nodes[element.data('index')];
    const at = element.position(), r = element.data('size') / 2, type = typeOf[node.type];
    lines.push(`<circle cx="${at.x}" cy="${at.y}" r="${r}" fill="${type.fill[theme()]}" stroke="${type.line[theme()]}" stroke-width="1.5">` +
      `<title>${escape(node.id)}</title></circle>` +
      `<text x="${at.x}" y="${at.y + r + 12}" font-size="11" text-anchor="middle" fill="${page.text}">${escape(shortName(node))}</text>`);
  });
  lines.push('</svg>');
  return lines.join('\n');
}
