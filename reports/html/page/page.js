"use strict";
// Everything can be read without this script: it adds the theme's button, the mark in the list of sections, and the map's detail.
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");

  const themes = ["system", "dark", "light"];
  const button = document.getElementById("theme");
  let theme = 0;
  button.addEventListener("click", () => {
    theme = (theme + 1) % themes.length;
    if (theme === 0) delete root.dataset.theme;
    else root.dataset.theme = themes[theme];
    button.textContent = "Theme: " + themes[theme];
  });

  const links = new Map([...document.querySelectorAll("nav a")].map(link => [link.hash.slice(1), link]));
  const mark = id => links.forEach((link, other) => {
    if (other === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
  const watcher = new IntersectionObserver(entries => {
    for (const entry of entries) if (entry.isIntersecting) mark(entry.target.id);
  }, { rootMargin: "0px 0px -70% 0px" });
  for (const id of links.keys()) {
    const part = document.getElementById(id);
    if (part) watcher.observe(part);
  }

  const source = document.getElementById("cells");
  if (!source) return;
  const data = JSON.parse(source.textContent);
  const panel = document.getElementById("cell-detail");
  const element = (tag, text, name) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (name) made.className = name;
    return made;
  };
  const show = index => {
    const [name, about, ...shares] = data.cells[index];
    const list = document.createElement("dl");
    shares.forEach((share, set) => list.append(element("dt", data.sets[set][0], data.sets[set][1]), element("dd", share)));
    panel.replaceChildren(element("h3", name), element("p", about), list);
    document.querySelectorAll(".chosen").forEach(cell => cell.classList.remove("chosen"));
    document.querySelectorAll(`.boxes [data-cell="${index}"]`).forEach(cell => cell.classList.add("chosen"));
  };

  for (const map of document.querySelectorAll(".boxes")) {
    const cells = [...map.querySelectorAll("[data-cell]")];
    if (cells.length === 0) continue;
    let current = 0;
    cells.forEach((cell, i) => {
      const [name, about] = data.cells[cell.dataset.cell];
      cell.setAttribute("role", "button");
      cell.setAttribute("aria-label", name + ", " + about);
      cell.title = name;
      cell.tabIndex = i === 0 ? 0 : -1;
    });
    const choose = (i, focused) => {
      cells[current].tabIndex = -1;
      current = i;
      cells[i].tabIndex = 0;
      if (focused) cells[i].focus();
      show(cells[i].dataset.cell);
    };
    // The nearest cell above or below, by where they stand.
    const across = down => {
      const here = cells[current].getBoundingClientRect();
      let best = current, least = Infinity;
      cells.forEach((cell, i) => {
        const there = cell.getBoundingClientRect();
        const step = down ? there.top - here.top : here.top - there.top;
        if (step < 4) return;
        const far = step * 4 + Math.abs(there.left - here.left);
        if (far < least) { least = far; best = i; }
      });
      return best;
    };
    map.addEventListener("click", event => {
      const i = cells.indexOf(event.target.closest("[data-cell]"));
      if (i >= 0) choose(i, true);
    });
    map.addEventListener("keydown", event => {
      const last = cells.length - 1;
      const to = { ArrowRight: Math.min(last, current + 1), ArrowLeft: Math.max(0, current - 1), Home: 0, End: last,
                   Enter: current, " ": current }[event.key];
      const next = event.key === "ArrowDown" ? across(true) : event.key === "ArrowUp" ? across(false) : to;
      if (next === undefined) return;
      event.preventDefault();
      choose(next, true);
    });
  }
})();
