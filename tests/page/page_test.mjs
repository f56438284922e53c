// The exported page in a real browser: it loads without a word on the console, searches, filters, finds
// ways, lists and saves, keeps its state in the address, and runs nothing that stands in the data.
// usage: node page_test.mjs NEWSGRAPH ARTICLES HOSTILE.json FOLDER [--screenshots FOLDER]
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const [newsgraph, articles, hostile, work] = process.argv.slice(2);
const screenshots = process.argv.includes('--screenshots') ? process.argv[process.argv.indexOf('--screenshots') + 1] : null;
const browserPath = process.env.CHROMIUM || '/usr/bin/chromium';
let chromium;
try {
  chromium = createRequire(path.join(process.env.NEWSGRAPH_NODE_MODULES, 'package.json'))('playwright-core').chromium;
} catch {
  console.log('skipped: playwright-core is not installed (tests/consumers/install FOLDER)');
  process.exit(77);
}
if (!existsSync(browserPath)) {
  console.log(`skipped: no ${browserPath}; apt-get install chromium`);
  process.exit(77);
}

const graph = path.join(work, 'story.json');
const story = path.join(work, 'story.html');
const hostilePage = path.join(work, 'hostile.html');
const texts = readdirSync(articles).filter((name) => name.endsWith('.txt')).map((name) => path.join(articles, name));
execFileSync(newsgraph, ['build', ...texts, '-o', graph, '-o', story], { stdio: ['ignore', 'ignore', 'inherit'] });
execFileSync(newsgraph, ['export', hostile, '-o', hostilePage], { stdio: ['ignore', 'ignore', 'inherit'] });
const data = JSON.parse(readFileSync(graph, 'utf8'));

const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, acceptDownloads: true });
const complaints = [];
page.on('console', (message) => { if (message.type() !== 'info' && message.type() !== 'log') complaints.push(message.text()); });
page.on('pageerror', (error) => complaints.push(String(error)));
page.on('dialog', (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
page.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) complaints.push(`request: ${request.url()}`); });

page.setDefaultTimeout(120000);

let passed = 0, failed = 0;
async function check(what, act) {
  try {
    await act();
    ++passed;
  } catch (error) {
    ++failed;
    console.log(`not so: ${what}\n  ${String(error.message || error).replaceAll('\n', '\n  ')}`);
  }
}
// Without what no page shows as it is: controls, and how lines end.
const printable = (text) => text.replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n');
// Through the address, without loading the page again.
const select = (id) => page.evaluate((hash) => new Promise((done) => {
  addEventListener('hashchange', () => setTimeout(done), { once: true });
  location.hash = hash;
}), `selected=${encodeURIComponent(id)}`);
const open = async (hash = '', file = story) => {
  await page.goto('about:blank');
  await page.goto(`file://${file}${hash}`);
  await page.waitForSelector('html[data-ready="yes"]');
};
const count = () => page.textContent('#count');
const shot = async (name) => { if (screenshots) await page.screenshot({ path: path.join(screenshots, `${name}.png`) }); };
const linked = new Set(data.edges.flatMap((edge) => [edge.source, edge.target]));
const named = (id) => data.nodes.find((node) => node.id === id).name;
const first = data.edges[0];

await open();
await shot('page');
await check('every node with an edge and every edge is shown', async () => {
  assert.match(await count(), new RegExp(`^${linked.size} of ${linked.size} nodes, ${data.edges.length} of ${data.edges.length} edges`));
});
await check('searching a name and pressing Enter opens its claims', async () => {
  await page.fill('#search', named(first.source));
  await page.press('#search', 'Enter');
  assert.equal(await page.textContent('#panel h2'), named(first.source));
  assert.ok((await page.textContent('#panel')).includes(first.claims[0].evidence.text));
  await shot('node');
});
await check('a selected node stands in the address, and the address opens it again', async () => {
  const hash = await page.evaluate(() => location.hash);
  assert.ok(hash.includes('selected='));
  await open(hash);
  assert.equal(await page.textContent('#panel h2'), named(first.source));
});
await check('clicking a node on the canvas selects it, clicking beside it selects nothing', async () => {
  await open();
  const at = await page.evaluate(() => {
    const node = cy.nodes(':visible')[0];
    const box = document.getElementById('picture').getBoundingClientRect();
    const place = node.renderedPosition();
    return { x: box.x + place.x, y: box.y + place.y, name: node.data('name') };
  });
  await page.mouse.click(at.x, at.y);
  await page.waitForFunction((name) => document.querySelector('#panel h2')?.textContent === name, at.name, { timeout: 3000 });
});
await check('clicking an edge shows its claims', async () => {
  await page.evaluate(() => cy.edges(':visible')[0].emit('tap'));
  assert.ok(await page.locator('#panel .claim q').count() > 0);
});
await check('unchecking a status hides its edges', async () => {
  await open();
  const status = first.status;
  await page.locator('#statuses label', { hasText: status }).locator('input').uncheck();
  const left = data.edges.filter((edge) => edge.status !== status).length;
  assert.ok((await count()).includes(left ? `, ${left} of ` : 'Nothing passes'));
  await shot('filter');
});
await check('Reset brings everything back', async () => {
  await page.click('#reset');
  assert.ok((await count()).includes(`${data.edges.length} of ${data.edges.length} edges`));
});
await check('a way between the ends of an edge has one step', async () => {
  await page.click('#path summary');
  await page.fill('#from', named(first.source));
  await page.press('#from', 'Enter');
  await page.fill('#to', named(first.target));
  await page.press('#to', 'Enter');
  assert.equal(await page.textContent('#panel h2'), '1 step');
  await shot('path');
  await page.click('#clear-path');
});
await check('focus keeps the neighbourhood only', async () => {
  await page.fill('#search', named(first.source));
  await page.press('#search', 'Enter');
  await page.locator('#panel button', { hasText: 'Focus' }).click();
  const near = data.edges.filter((edge) => [edge.source, edge.target].includes(first.source));
  const ring = new Set(near.flatMap((edge) => [edge.source, edge.target]));
  assert.match(await count(), new RegExp(`^${ring.size} of `));
});
await check('the list holds every claim, sorts, and filters by words', async () => {
  await open();
  await page.click('#show-claims');
  const claims = data.edges.reduce((sum, edge) => sum + edge.claims.length, 0);
  assert.equal(await page.textContent('#claims caption'), `${claims} claims`);
  await page.locator('#claims th button', { hasText: 'Target' }).click();
  const targets = await page.locator('#claims tbody tr td:nth-child(3)').allTextContents();
  assert.deepEqual(targets, [...targets].sort((a, b) => a.localeCompare(b, 'en')));
  await page.fill('#search', first.claims[0].evidence.text.slice(0, 30));
  assert.ok(await page.locator('#claims tbody tr').count() < claims || claims === 1);
  await shot('claims');
});
await check('the list is reached and used by keyboard alone', async () => {
  await open();
  await page.keyboard.press('l');
  await page.locator('#claims th button').first().focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.getAttribute('#claims th', 'aria-sort'), 'ascending');
});
for (const [id, begins] of [['png', '\x89PNG'], ['svg', '<svg '], ['json', '{"directed"']])
  await check(`what is shown is saved as ${id}`, async () => {
    await open();
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 10000 }), page.click(`#${id}`)]);
    const bytes = readFileSync(await download.path());
    assert.ok(bytes.toString('latin1').replace(/\s/g, ' ').startsWith(begins) || JSON.parse(bytes).directed);
    if (id === 'json') assert.equal(JSON.parse(bytes).edges.length, data.edges.length);
  });
await check('from afar the best-supported nodes have their names, as many as do not hide each other', async () => {
  await open();
  const claims = (id) => data.edges.reduce((sum, edge) => sum + ([edge.source, edge.target].includes(id) ? edge.claims.length : 0), 0);
  const most = Math.max(...[...linked].map(claims));
  const best = [...linked].filter((id) => claims(id) === most).map(named);
  const landmarks = await page.evaluate(() => new Promise((done) => {
    cy.zoom(0.2);
    setTimeout(() =>
      done(cy.nodes('.landmark').map((node) => [node.data('name'), Math.round(node.pstyle('font-size').pfValue)])), 500);
  }));
  assert.ok(landmarks.length > 1 && landmarks.length < linked.size);
  assert.ok(landmarks.some(([name]) => best.includes(name)));
  assert.ok(landmarks.every(([, size]) => size === 60));
});
await check('what a chosen node is tied by is written on its lines', async () => {
  await select(first.source);
  const told = await page.evaluate(() => cy.edges('.told').map((edge) => edge.pstyle('label').strValue));
  assert.ok(told.length && told.every((label) => label));
});
await check('on a telephone the list of claims is read without scrolling sideways', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open('#view=claims');
  const sentence = await page.locator('#claims tbody tr').first().locator('td').last().boundingBox();
  assert.ok(sentence.x >= 0 && sentence.x + sentence.width <= 390 && sentence.y < 844);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await shot('telephone');
  await page.setViewportSize({ width: 1400, height: 900 });
});
await check('a name without end does not push the view away', async () => {
  await open('', hostilePage);
  assert.ok(await page.evaluate(() => cy.zoom()) > 0.3);
});
await check('dark theme darkens the page', async () => {
  await open('#theme=dark');
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(21, 24, 28)');
  await shot('dark');
});
await check('names, sentences and addresses that are markup stay text', async () => {
  await open('', hostilePage);
  for (const node of JSON.parse(readFileSync(hostile, 'utf8')).nodes) {
    await select(node.id);
    assert.equal(printable(await page.textContent('#panel h2')), printable(node.name));
    assert.equal(await page.locator('#panel a, #panel img, #panel script').count(), 0);
  }
  await page.click('#show-claims');
  assert.ok((await page.textContent('#claims')).includes('<script>'));
  await shot('hostile');
});
await check('nothing in the data ran, nothing was fetched, nothing was complained of', async () => {
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.deepEqual(complaints, []);
});
await check('links lead to web pages only', async () => {
  await open();
  for (const node of data.nodes.slice(0, 5)) {
    await select(node.id);
    for (const href of await page.locator('#panel a').evaluateAll((all) => all.map((a) => a.getAttribute('href'))))
      assert.match(href, /^https?:/);
  }
});
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
