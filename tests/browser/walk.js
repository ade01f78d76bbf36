"use strict";
// walk.js BROWSER PAGE…: opens each page at several widths in light and dark, and fails on errors of the console, on a page that
// scrolls sideways, on missing sections, on text of too little contrast, and where the keyboard alone does not get through.
const path = require("path");
const { chromium } = require("playwright-core");

const sections = ["answer", "exposure", "reach", "detection", "containment", "finder", "steps", "futures", "assumptions", "method"];
const widths = [320, 400, 900, 1280, 1440, 1600];
const problems = [];

async function opened(browser, file, width, colorScheme, javaScriptEnabled = true) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled });
  const page = await context.newPage();
  const say = what => problems.push(`${file} at ${width} px, ${colorScheme}: ${what}`);
  page.on("console", message => { if (message.type() === "error" || message.type() === "warning") say(message.text()); });
  page.on("pageerror", error => say(error.message));
  page.on("request", request => { if (!request.url().startsWith("file:")) say("asks for " + request.url()); });
  await page.goto("file://" + path.resolve(file));
  return { context, page, say };
}

async function look({ page, say }) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) say(`scrolls sideways by ${wide} px`);
  for (const id of sections) {
    const height = await page.evaluate(part => document.getElementById(part)?.getBoundingClientRect().height ?? 0, id);
    if (height < 20) say(`section ${id} is missing`);
  }
  const pale = await page.evaluate(() => {
    const channels = colour => colour.match(/[\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = element => {
      for (let at = element; at; at = at.parentElement) {
        const colour = channels(getComputedStyle(at).backgroundColor);
        if (colour.length === 3 || colour[3] > 0) return colour;
      }
      return [255, 255, 255];
    };
    const found = new Set();
    for (const element of document.querySelectorAll("p, h1, h2, h3, li, dt, dd, th, td, small, b, a, button, summary, text, figcaption")) {
      if (!element.textContent.trim() || element.getClientRects().length === 0) continue;
      const style = getComputedStyle(element);
      const ink = light(channels(element.tagName === "text" ? style.fill : style.color));
      const paper = light(ground(element));
      const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      if (ratio < 4.5) found.add(`${element.tagName}.${element.getAttribute("class") ?? ""} has contrast ${ratio.toFixed(2)}`);
    }
    return [...found];
  });
  pale.forEach(say);
}

async function walk({ page, say }) {
  const focused = () => page.evaluate(() => {
    const at = document.activeElement;
    return { tag: at.tagName.toLowerCase(), text: at.textContent.trim().slice(0, 40), cell: at.dataset.cell ?? "" };
  });
  await page.keyboard.press("Tab");
  if ((await focused()).text !== "Skip to the answer") say("the first stop is not the link to the answer");
  await page.keyboard.press("Tab");
  const theme = await focused();
  if (!theme.text.startsWith("Theme")) say("the second stop is not the theme");
  await page.keyboard.press("Enter");
  if (await page.evaluate(() => document.documentElement.dataset.theme) !== "dark") say("the theme does not change by key");

  let stops = 0, summaries = 0, maps = 0, marks = 0;
  for (; stops < 600; ++stops) {
    await page.keyboard.press("Tab");
    const at = await focused();
    if (at.tag === "body") break;
    if (at.tag === "summary") {
      ++summaries;
      await page.keyboard.press("Enter");
      if (!await page.evaluate(() => document.activeElement.parentElement.open)) say("a table does not open by key");
      await page.keyboard.press("Enter");
    }
    if (at.cell !== "") {
      ++maps;
      await page.keyboard.press("ArrowRight");
      if (!(await page.evaluate(() => document.querySelector("#cell-detail dl")))) say("arrow keys tell nothing of a cell");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Home");
    }
    if (await page.evaluate(() => document.activeElement.closest("svg") !== null)) ++marks;
  }
  if (stops >= 600) say("the keyboard does not get to the end");
  if (summaries < 5) say(`only ${summaries} tables can be reached by key`);
  if (maps === 0) say("no map can be reached by key");
  if (marks === 0) say("no mark of a future can be reached by key");
}

(async () => {
  const [, , executablePath, ...files] = process.argv;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  for (const file of files) {
    for (const colorScheme of ["light", "dark"])
      for (const width of widths) {
        const view = await opened(browser, file, width, colorScheme);
        await look(view);
        if (width === 1280 || width === 400) await walk(view);
        await view.context.close();
      }
    const plain = await opened(browser, file, 900, "light", false);
    if (await plain.page.locator("h2:visible").count() < sections.length - 1) plain.say("cannot be read without script");
    await plain.context.close();
    console.log(`${file}: looked at, ${widths.length} widths, light and dark, with keys alone, without script`);
  }
  await browser.close();
  problems.forEach(problem => console.error(problem));
  process.exit(problems.length > 0 ? 1 : 0);
})();
