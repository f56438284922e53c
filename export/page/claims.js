// The list of all claims: sorts and filters, and is the way in for keyboard and screen reader.

const columns = [
  ['Source', (claim) => nodes[claim.edge.source].name], ['Relation', (claim) => relationWords(claim.edge.relation)],
  ['Target', (claim) => nodes[claim.edge.target].name], ['Status', (claim) => claim.status],
  ['Said by', (claim) => speakers(claim).join(', quoting ')],
  ['Figures', (claim) => [claim.role, ...claim.figures, claim.date].filter((word) => word).join(' · ')],
  ['Reported', dayOf], ['Publisher', publisherOf], ['Sentence', (claim) => claim.sentence],
];
let rowsShown = 200;
const inPicture = (words, id) => button(words, () => change({ view: 'graph', selected: id, from: '', to: '' }), { class: 'link' });

function updateClaims(shown) {
  const wanted = folded(state.search.trim());
  let claims = shown.claims;
  if (wanted) claims = claims.filter((claim) => columns.some(([, cell]) => folded(cell(claim)).includes(wanted)));
  const [name, order] = state.sort.split(' ');
  const column = columns.find(([title]) => title === name);
  if (column) {
    const down = order === 'down' ? -1 : 1;
    claims = claims.map((claim) => [column[1](claim), claim])
      .sort((a, b) => down * a[0].localeCompare(b[0], 'en')).map(([, claim]) => claim);
  }
  const head = make('tr', {}, ...columns.map(([title]) => {
    const sorted = name === title ? (order === 'down' ? 'descending' : 'ascending') : 'none';
    const next = sorted === 'ascending' ? `${title} down` : `${title} up`;
    return make('th', { scope: 'col', 'aria-sort': sorted }, button(title, () => change({ sort: next }), { class: 'link' }));
  }));
  const rows = claims.slice(0, rowsShown).map((claim) => make('tr', { class: claim.status },
    make('td', {}, inPicture(nodes[claim.edge.source].name, nodes[claim.edge.source].id)),
    make('td', {}, inPicture(relationWords(claim.edge.relation), edgeId(claim.edge))),
    make('td', {}, inPicture(nodes[claim.edge.target].name, nodes[claim.edge.target].id)), make('td', {}, make('span', { class: `status ${claim.status}` }, claim.status)),
    ...columns.slice(4, 8).map(([, cell]) => make('td', {}, cell(claim))), make('td', {}, highlighted(claim), ' ', sourceLine(claim))));
  const table = make('table', {}, make('caption', {}, `${claims.length} claims`), make('thead', {}, head), make('tbody', {}, ...rows));
  const more = claims.length > rowsShown
    ? button(`Show ${Math.min(200, claims.length - rowsShown)} more`, () => { rowsShown += 200; refresh(); }) : null;
  document.getElementById('claims').replaceChildren(...[table, more].filter((part) => part));
}
