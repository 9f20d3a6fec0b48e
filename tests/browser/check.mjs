// Opens every page of the built book in Chromium, light and dark, wide and narrow, and looks for
// what a reader must not meet.
//
//     node check.mjs BOOK_DIR [--only PAGE] [--shots DIR]
//
// BOOK_DIR holds the built book; --only takes one page (such as norms.html); --shots saves a
// picture of every page, theme and width. CHROMIUM names another browser than /usr/bin/chromium.

import { createReadStream } from 'node:fs';
import { mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

const THEMES = ['light', 'navy'];
const WIDTHS = [1280, 390];

const KINDS = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, shots: { type: 'string' } },
});
if (positionals.length !== 1) {
  console.error('usage: node check.mjs BOOK_DIR [--only PAGE] [--shots DIR]');
  process.exit(2);
}
const book = resolve(positionals[0]);
const pages = (await readdir(book, { recursive: true }))
  .filter(file => file.endsWith('.html') && (!options.only || file === options.only))
  .sort();
if (pages.length === 0) {
  console.error(`no page to check in ${positionals[0]}`);
  process.exit(2);
}
if (options.shots) {
  await mkdir(options.shots, { recursive: true });
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const server = await serve(book);
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--no-first-run',
  ],
});

let passed = 0;
let failed = 0;
try {
  const looks = THEMES.flatMap(theme => WIDTHS.map(width => [theme, width]));
  for (const page of pages) {
    const checks = looks.map(([theme, width]) =>
      check(page, theme, width).catch(error => [`not looked at: ${error.message}`]));
    for (const [index, faults] of (await Promise.all(checks)).entries()) {
      report(`${page} ${looks[index].join(' ')}`, faults);
    }
  }
  if (!options.only) {
    for (const theme of THEMES) {
      report(`search ${theme}`, await checkSearch(theme));
    }
  }
} finally {
  await browser.close();
  server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function report(name, faults) {
  if (faults.length === 0) {
    passed += 1;
    console.log(`ok   ${name}`);
  } else {
    failed += 1;
    console.log(`FAIL ${name}`);
    faults.forEach(fault => console.log(`     ${fault}`));
  }
}

// Opens a page and returns it with the list that its faults are added to.
async function open(path, theme, width) {
  // A context of its own, because pages of one context share the theme they remember.
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  // A machine that is busy or sleeps delays a page; one that does not come in two minutes does not come.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const faults = [];
  page.on('console', message => {
    if (message.type() === 'error') {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', error => faults.push(`script: ${error.message}`));
  page.on('requestfailed', request => faults.push(`not loaded: ${request.url()}`));
  await page.route('**/*', route => {
    const url = route.request().url();
    if (url.startsWith(`${origin}/`) || url.startsWith('data:') || url.startsWith('blob:')) {
      return route.continue();
    }
    faults.push(`request to another host: ${url}`);
    return route.abort();
  });
  await page.addInitScript(name => {
    localStorage.setItem('mdbook-theme', name);
    // The printed book would open a dialogue.
    window.print = () => {};
  }, theme);
  await page.goto(`${origin}/${path.split(sep).map(encodeURIComponent).join('/')}`);
  await page.evaluate(() => document.fonts.ready);
  return { page, faults };
}

async function check(path, theme, width) {
  const { page, faults } = await open(path, theme, width);
  // The table of contents for readers without scripts stands in a frame and takes no theme.
  if (path !== 'toc.html') {
    const applied = await page.evaluate(() => document.documentElement.className);
    if (!applied.split(' ').includes(theme)) {
      faults.push(`the theme is not ${theme} but ${applied}`);
    }
  }
  faults.push(...await page.evaluate(openDetails));
  // What was folded may need more fonts. An element that has just become scrollable is made a stop of the tab key by
  // an observer.
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise(done =>
    requestAnimationFrame(() => requestAnimationFrame(done))));
  faults.push(...await checkTabs(page, path));
  faults.push(...await page.evaluate(readText));
  faults.push(...await page.evaluate(measure));
  if (options.shots) {
    const name = path.replaceAll(sep, '-').replace(/\.html$/, '');
    await page.screenshot({
      path: join(options.shots, `${name}-${theme}-${width}.png`),
      fullPage: true,
    });
  }
  // The book in one piece holds nothing that its pages do not, and takes axe minutes.
  if (path !== 'print.html') {
    faults.push(...await checkAccess(page));
  }
  await page.context().close();
  return faults;
}

// What axe-core takes for serious.
async function checkAccess(page) {
  const faults = [];
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  for (const violation of result.violations) {
    if (['serious', 'critical'].includes(violation.impact)) {
      const nodes = violation.nodes.slice(0, 3).map(node => node.target.join(' '));
      faults.push(`axe: ${violation.id} (${violation.nodes.length}): ${nodes.join(' | ')}`);
      const detail = violation.nodes[0].any[0]?.message;
      if (detail) {
        faults.push(`     ${detail}`);
      }
    }
  }
  return faults;
}

// Opens every fold as a reader would, by its summary.
function openDetails() {
  const faults = [];
  for (const details of document.querySelectorAll('main details')) {
    const summary = details.querySelector(':scope > summary');
    const name = summary?.textContent.trim() ?? details.textContent.trim().slice(0, 40);
    if (!summary) {
      faults.push(`a fold has no summary: ${name}`);
      continue;
    }
    if (!details.open) {
      summary.click();
    }
    const hidden = [...details.children].filter(child => child !== summary);
    if (!details.open || !hidden.some(child => child.getClientRects().length > 0)) {
      faults.push(`a fold does not open: ${name}`);
    }
  }
  return faults;
}

// Goes through the tabs of a page by the keyboard, leaves it and comes back, and prints it.
async function checkTabs(page, path) {
  const faults = [];
  const boxes = page.locator('main .tabs');
  if (await boxes.count() === 0 || path === 'print.html') {
    return faults;
  }
  const box = boxes.first();
  const names = await box.getByRole('tab').allTextContents();
  const seen = () => box.getByRole('tabpanel').evaluateAll(panels => panels
    .filter(panel => panel.getClientRects().length > 0)
    .map(panel => document.getElementById(panel.getAttribute('aria-labelledby')).textContent));
  const expect = async (what, wanted) => {
    const [shown, chosen] = [await seen(), await box.getByRole('tab', { selected: true }).allTextContents()];
    if (shown.join() !== wanted || chosen.join() !== wanted) {
      faults.push(`tabs: after ${what} ${shown} is seen and ${chosen} is chosen, not ${wanted}`);
    }
  };
  await expect('loading', names[0]);
  await box.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect('the right arrow', names[1]);
  await page.keyboard.press('End');
  await expect('the end key', names.at(-1));
  await page.keyboard.press('ArrowRight');
  await expect('the right arrow at the end', names[0]);
  await box.getByRole('tab').nth(1).click();
  await page.reload();
  await page.evaluate(() => document.fonts.ready);
  await expect('a click and another visit', names[1]);
  await page.emulateMedia({ media: 'print' });
  const printed = await box.locator('.tab-name:visible').allTextContents();
  if (printed.join() !== names.join()) {
    faults.push(`tabs: in print there are ${printed}, not ${names}`);
  }
  await page.emulateMedia({ media: 'screen' });
  faults.push(...await page.evaluate(openDetails));
  return faults;
}

// Looks for formulas, code and directives that nobody rendered. Code may show them.
function readText() {
  const faults = [];
  const root = document.querySelector('main') ?? document.body;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (node.parentElement.closest('code, pre, script, style, annotation, template')) {
      continue;
    }
    if (/[$`]|\{\{#/.test(node.data)) {
      faults.push(`raw markup: ${node.data.trim().slice(0, 80)}`);
    }
  }
  for (const error of root.querySelectorAll('.katex-error')) {
    faults.push(`a formula with an error: ${error.textContent}`);
  }
  return faults;
}

// Nothing may be wider than the window, except what scrolls by itself.
function measure() {
  const faults = [];
  for (const selector of ['html', '#mdbook-content']) {
    const box = document.querySelector(selector);
    const limit = selector === 'html' ? window.innerWidth : box?.clientWidth;
    if (!box || box.scrollWidth <= limit) {
      continue;
    }
    const right = box.getBoundingClientRect().left + limit;
    const scrolls = element => {
      for (let up = element.parentElement; up && up !== box; up = up.parentElement) {
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) {
          return true;
        }
      }
      return false;
    };
    const wide = [...box.querySelectorAll('main *')]
      .filter(element => element.getBoundingClientRect().right > right + 1 && !scrolls(element))
      .slice(0, 3)
      .map(element => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`);
    faults.push(`${selector} is ${box.scrollWidth} wide, not ${limit}: ${wide.join(' ')}`);
  }
  return faults;
}

// Looks for a word of the book by the search box, and follows the first result.
async function checkSearch(theme) {
  const start = pages.find(page => page === 'index.html') ?? pages[0];
  const { page, faults } = await open(start, theme, 1280);
  const word = await page.evaluate(() =>
    document.querySelector('main').innerText.match(/\p{Letter}{6,}/u)?.[0].toLowerCase());
  await page.keyboard.press('/');
  try {
    // The box listens to keys, not to changes of its text.
    await page.locator('#mdbook-searchbar').pressSequentially(word);
    const result = page.locator('#mdbook-searchresults a').first();
    await result.waitFor({ timeout: 10_000 });
    faults.push(...await checkAccess(page));
    await result.click();
    await page.waitForURL(/highlight=/, { timeout: 10_000 });
    await page.locator('main mark').first().waitFor({ state: 'attached', timeout: 10_000 });
  } catch {
    faults.push(`searching for \`${word}\` finds nothing`);
  }
  await page.context().close();
  return faults;
}

// Serves a folder on this machine alone, on any free port.
function serve(folder) {
  const answer = async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    let file = normalize(join(folder, path));
    if (relative(folder, file).startsWith('..')) {
      response.writeHead(404).end();
      return;
    }
    try {
      if ((await stat(file)).isDirectory()) {
        file = join(file, 'index.html');
        await stat(file);
      }
    } catch {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': KINDS[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  };
  return new Promise(ready => {
    const server = createServer(answer);
    server.listen(0, '127.0.0.1', () => ready(server));
  });
}
