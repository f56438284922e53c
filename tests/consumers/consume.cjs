// consume.cjs CONSUMER FOLDER NPM: reads what write_all wrote with a program from npm and compares nodes, parallel
// edges, names and attributes with our own JSON. Exit status 77: the consumer is not installed.
'use strict';
const fs = require('fs');
const path = require('path');
const {createRequire} = require('module');
const {pathToFileURL} = require('url');
const [consumer, folder, npm] = process.argv.slice(2);

const installed = createRequire(path.join(npm, 'package.json'));
function load(name) {
  try {
    return installed(name);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    console.log(`skipped: ${name} is not installed; run tests/consumers/install ${npm}`);
    process.exit(77);
  }
}
/** The same for a package that cannot be required. */
async function loadModule(name) {
  const file = path.join(npm, 'node_modules', name, 'package.json');
  if (!fs.existsSync(file)) return load(name);
  return import(pathToFileURL(installed.resolve(name)));
}
const text = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
const json = (name) => JSON.parse(text(name));

/** Control characters are U+FFFD in every format but JSON. */
function clean(value) {
  if (typeof value === 'string') return value.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '\ufffd');
  if (Array.isArray(value)) return value.map(clean);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, clean(v)]));
  return value;
}
function same(what, ours, theirs) {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (a === b) return;
  console.log(`${what} differ\n ours:   ${a}\n theirs: ${b}`);
  process.exit(1);
}
const ours = clean(json('graph.json'));
const claims = ours.edges.flatMap((e) => e.claims);
const nodeNames = ['type', 'name', 'aliases', 'mentions', 'documents', 'independent_documents', 'iso3166'];
const edgeNames = ['relation', 'status', 'confidence', 'claims_for', 'claims_against', 'documents', 'independent_documents',
                   'first_reported', 'last_reported', 'claims'];
const pick = (thing, names) => names.map((n) => thing[n] ?? null);
const sorted = (list) => list.map((x) => JSON.stringify(x)).sort();
const ourNodes = (names = nodeNames) => sorted(ours.nodes.map((n) => [n.id, ...pick(n, names)]));
const ourEdges = (names = edgeNames) => sorted(ours.edges.map((e) => [e.source, e.target, ...pick(e, names)]));

function graphologyNodes(graph, names) {
  return sorted(graph.mapNodes((id, a) => [id, ...pick({...a, type: a.entityType ?? a.type}, names)]));
}
function graphologyEdges(graph, names) {
  return sorted(graph.mapEdges((_, a, source, target) => [source, target, ...pick(a, names)]));
}

const checks = {
  graphology() {
    const graph = load('graphology').MultiDirectedGraph.from(json('graph.graphology'));
    same('nodes', ourNodes(), graphologyNodes(graph, nodeNames));
    same('edges', ourEdges(), graphologyEdges(graph, edgeNames));
    graph.forEachNode((id, a) => {
      if (typeof a.x !== 'number' || typeof a.y !== 'number') same('place of ' + id, 'numbers', [a.x, a.y]);
    });
  },
  gexf() {
    const {MultiDirectedGraph} = load('graphology');
    const graph = load('graphology-gexf').parse(MultiDirectedGraph, text('graph.gexf'));
    const names = edgeNames.filter((n) => n !== 'claims');
    same('nodes', ourNodes(), graphologyNodes(graph, nodeNames));
    same('edges', ourEdges(names), graphologyEdges(graph, names));
    same('claims', sorted(ours.edges.map((e) => e.claims)), sorted(graph.mapEdges((_, a) => JSON.parse(a.claims))));
  },
  cytoscape() {
    const file = json('graph.cyjs');
    const cy = load('cytoscape')({headless: true, elements: file.elements});
    same('nodes', ourNodes(), sorted(cy.nodes().map((n) => [n.id(), ...pick(n.data(), nodeNames)])));
    same('edges', ourEdges(),
         sorted(cy.edges().map((e) => [e.data('source'), e.data('target'), ...pick(e.data(), edgeNames)])));
    same('classes', ours.nodes.filter((n) => n.type === 'person').length, cy.$('node.person').length);
  },
  async d3() {
    const d3 = await loadModule('d3-force');
    const file = json('graph.d3');
    d3.forceSimulation(file.nodes).force('link', d3.forceLink(file.links).id((n) => n.id)).stop().tick(5);
    same('nodes', ourNodes(), sorted(file.nodes.map((n) => [n.id, ...pick(n, nodeNames)])));
    same('links', ourEdges(), sorted(file.links.map((l) => [l.source.id, l.target.id, ...pick(l, edgeNames)])));
    same('places', ours.nodes.length, file.nodes.filter((n) => Number.isFinite(n.x)).length);
  },
  jgf() {
    const Ajv = load('ajv');
    const schema = JSON.parse(fs.readFileSync(path.join(__dirname, 'jgf.schema.json'), 'utf8'));
    const validate = new (Ajv.default ?? Ajv)({strict: false}).compile(schema);
    const file = json('graph.jgf');
    if (!validate(file)) same('schema', [], validate.errors);
    const nodes = Object.entries(file.graph.nodes);
    same('nodes', ourNodes(), sorted(nodes.map(([id, n]) => [id, ...pick(n.metadata, nodeNames)])));
    same('edges', ourEdges(),
         sorted(file.graph.edges.map((e) => [e.source, e.target, ...pick(e.metadata, edgeNames)])));
  },
  n3() {
    const {Parser} = load('n3');
    const turtle = new Parser().parse(text('graph.ttl'));
    const statement = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement';
    same('statements', claims.length, turtle.filter((q) => q.object.value === statement).length);
    same('asserted', 0, turtle.filter((q) => q.predicate.value.startsWith('urn:newsgraph:relation:')).length);
    const trig = new Parser().parse(text('graph.trig'));
    const asserted = trig.filter((q) => q.predicate.value.startsWith('urn:newsgraph:relation:'));
    same('assertions', claims.length, asserted.length);
    same('graphs', claims.length, new Set(asserted.map((q) => q.graph.value)).size);
    same('sentences', sorted(claims.map((c) => c.evidence.text)),
         sorted(turtle.filter((q) => q.predicate.value === 'urn:newsgraph:text').map((q) => q.object.value)));
  },
  async jsonld() {
    const jsonld = load('jsonld');
    const quads = await jsonld.toRDF(json('graph.jsonld'));
    const {Parser} = load('n3');
    same('triples', new Parser().parse(text('graph.ttl')).length, quads.length);
  },
  followthemoney() {
    const {Model, defaultModel} = load('@alephdata/followthemoney');
    const model = new Model(defaultModel);
    const entities = text('graph.ftm').trim().split('\n').map((line) => JSON.parse(line));
    const byId = new Map(entities.map((e) => [e.id, e]));
    same('ids', entities.length, byId.size);
    for (const raw of entities) {
      const schema = model.getSchema(raw.schema);
      const entity = model.getEntity(raw);
      for (const [name, values] of Object.entries(raw.properties)) {
        const property = schema.getProperties().get(name);
        if (!property) same(`${raw.schema}.${name}`, 'a property', 'none');
        same(`${raw.schema}.${name}`, values.length, entity.getProperty(name).length);
        if (property.type.name !== 'entity') continue;
        for (const id of values) {
          const other = byId.get(id);
          if (!other) same(`${raw.schema}.${name}`, 'an entity', id);
          const range = property.getRange();
          if (!model.getSchema(other.schema).isA(range)) same(`${raw.schema}.${name}`, range.name, other.schema);
        }
      }
      for (const name of schema.required ?? []) if (!raw.properties[name]) same(`${raw.schema}.${name}`, 'required', null);
    }
    const things = entities.filter((e) => ['Person', 'Company', 'Organization', 'PublicBody', 'Asset', 'Address'].includes(e.schema));
    same('names', sorted(ours.nodes.map((n) => n.name)), sorted(things.map((e) => e.properties.name[0])));
    const links = entities.filter((e) => e.id.startsWith('newsgraph-link-'));
    same('links', ours.edges.length, links.length);
    const uncertain = ours.edges.filter((e) => e.status !== 'asserted' && e.status !== 'ended').length;
    same('uncertain links', uncertain, links.filter((e) => /^(alleged|planned|denied|disputed)$/.test(e.properties.status?.[0])).length);
  },
  cypher() {
    const support = load('@neo4j-cypher/language-support');
    const cypher = text('graph.cypher');
    const lint = (query) => {
      const result = support.lintCypherQuery(query, {});
      return (result.diagnostics ?? result).map((d) => d.message);
    };
    if (lint('MATCH (a RETURN a').length === 0) same('linter', 'finds a mistake', 'finds none');
    same('diagnostics', [], cypher.trim().split(';\n').flatMap(lint));
    const statements = cypher.trim().split(';\n');
    same('statements', 1 + ours.nodes.length + claims.length, statements.length);
  },
};

Promise.resolve(checks[consumer]()).then(
    () => console.log(`${consumer}: ${ours.nodes.length} nodes, ${ours.edges.length} edges, ${claims.length} claims read as written`),
    (error) => {
      console.log(error.stack);
      process.exit(1);
    });
