// How the page does with a large graph, in headless Chromium: the time until its first picture, and frames while the
// picture is dragged and zoomed. Processor time is of the page's main thread, so it says the same on a busy machine.
// usage: NEWSGRAPH_NODE_MODULES=FOLDER node measure.mjs PAGE.html [--screenshots FOLDER]
import { createRequire } from 'node:module';
import { statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const file = path.resolve(process.argv[2]);
const folder = process.argv.includes('--screenshots') ? process.argv[process.argv.indexOf('--screenshots') + 1] : null;
const { chromium } = createRequire(path.join(process.env.NEWSGRAPH_NODE_MODULES, 'package.json'))('playwright-core');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'] });
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
const client = await page.context().newCDPSession(page);
await client.send('Performance.enable', { timeDomain: 'threadTicks' });
const busy = async () => (await client.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration').value;
const begin = Date.now();
await page.goto(`file://${file}`, { timeout: 300000 });
await page.waitForSelector('html[data-ready="yes"]');
await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const first = Date.now() - begin;
const firstBusy = await busy();

/** Frames a second, and the longest wait for one, while `act` goes on. */
async function frames(act) {
  const before = await busy();
  await page.evaluate(() => {
    globalThis.marks = [];
    globalThis.drawn = 0;
    cy.on('render', () => { ++globalThis.drawn; });
    const mark = (now) => { marks.push(now); globalThis.timer = requestAnimationFrame(mark); };
    requestAnimationFrame(mark);
  });
  await act();
  const spent = (await busy()) - before;
  return page.evaluate((seconds) => {
    cancelAnimationFrame(timer);
    cy.removeListener('render');
    const waits = marks.slice(1).map((now, i) => now - marks[i]);
    return `${(1000 * waits.length / (marks.at(-1) - marks[0])).toFixed(0)} frames/s, longest wait ${Math.max(...waits).toFixed(0)} ms, ` +
      `${(1000 * seconds / Math.max(1, drawn)).toFixed(0)} ms of processor for each of ${drawn} pictures`;
  }, spent);
}
const box = await page.locator('#picture').boundingBox();
const middle = { x: box.x + box.width / 2 + 3, y: box.y + box.height - 40 };
const drag = await frames(async () => {
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  for (let i = 0; i < 60; ++i) await page.mouse.move(middle.x + 3 * i, middle.y - 2 * i);
  await page.mouse.up();
});
const zoom = await frames(async () => {
  for (let i = 0; i < 20; ++i) await page.mouse.wheel(0, i < 10 ? -100 : 100);
  await page.waitForTimeout(300);
});
console.log(`${path.basename(file)}: ${(statSync(file).size / 1e6).toFixed(1)} MB, ` +
  `${await page.evaluate(() => `${cy.nodes().length} nodes, ${cy.edges().length} edges`)}`);
console.log(`first picture after ${first} ms, ${firstBusy.toFixed(1)} s of processor\ndragging: ${drag}\nzooming: ${zoom}`);
if (folder) await page.screenshot({ path: path.join(folder, 'large.png') });
await browser.close();
