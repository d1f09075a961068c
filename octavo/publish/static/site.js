// What the frame gains where scripts run: instant search and answers, the choice of theme, the outline that follows reading, copying pages.
(() => {
  "use strict";

  const root = document.documentElement;
  const words = JSON.parse(root.dataset.octavoWords || "{}");
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const on = (target, name, action, options) => target && target.addEventListener(name, action, options);
  const typing = (target) => target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName);

  // Theme: light, dark, or as the system has it.
  const themeButton = document.querySelector(".theme");
  const own = root.dataset.theme || "system";
  const stored = () => { try { return localStorage.getItem("octavo-theme"); } catch { return null; } };
  const begun = stored() || own;
  function theme(choice, keep) {
    if (choice === "system") delete root.dataset.theme;
    else root.dataset.theme = choice;
    if (keep) try { localStorage.setItem("octavo-theme", choice); } catch { /* kept for this page only */ }
    if (!themeButton) return;
    themeButton.dataset.choice = choice;
    themeButton.setAttribute("aria-label", `${words.theme}: ${words[choice]}`);
    themeButton.title = `${words.theme}: ${words[choice]}`;
  }
  if (themeButton) {
    themeButton.hidden = false;
    theme(begun, false);
    on(themeButton, "click", () => theme({ light: "dark", dark: "system", system: "light" }[themeButton.dataset.choice], true));
  }

  // Menus close when the reader turns elsewhere.
  on(document, "click", (event) => {
    for (const menu of document.querySelectorAll(".drop[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  on(document, "keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll(".drop[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // The current line of the navigation is in sight.
  const sidebar = document.getElementById("~sidebar");
  const current = sidebar && sidebar.querySelector('[aria-current="page"]');
  const reveal = () => {
    const away = current ? current.getBoundingClientRect().top - sidebar.getBoundingClientRect().top : 0;
    if (away > sidebar.clientHeight * 0.7) sidebar.scrollTop += away - sidebar.clientHeight / 2;
  };
  if (sidebar) reveal();
  on(sidebar, "click", (event) => {
    if (event.target.closest("a") && sidebar.matches(":popover-open")) sidebar.hidePopover();
  });
  on(sidebar, "toggle", (event) => event.newState === "open" && reveal());

  // The outline follows reading.
  const entries = new Map();
  for (const link of document.querySelectorAll(".outline a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) entries.set(heading, link);
  }
  if (entries.size) {
    const headings = [...entries.keys()];
    const outline = document.querySelector(".outline");
    let shown = null;
    const follow = () => {
      const line = window.innerHeight * 0.25, room = document.body.scrollHeight - window.innerHeight;
      const above = headings.filter((heading) => heading.getBoundingClientRect().top < line);
      let found = window.scrollY < 4 ? headings[0] : above.at(-1) || headings[0];
      if (room < 4) found = headings.find((heading) => heading.id === decodeURIComponent(location.hash.slice(1))) || found;
      else if (window.scrollY > room - 4) found = headings.at(-1);
      if (found === shown) return;
      shown = found;
      for (const [heading, link] of entries) {
        if (heading === found) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
      const box = outline.getBoundingClientRect(), entry = entries.get(found).getBoundingClientRect(), edge = box.height / 4;
      if (entry.top < box.top + edge || entry.bottom > box.bottom - edge) outline.scrollTop += entry.top - box.top - box.height / 2;
    };
    let waiting = false;
    on(window, "scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; follow(); });
    }, { passive: true });
    on(window, "hashchange", follow);
    follow();
  }

  // Copying the page as Markdown.
  const copy = document.querySelector(".copy-page");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    on(copy, "click", async () => {
      const label = copy.querySelector("span");
      const before = label.textContent;
      try {
        const answer = await fetch(copy.dataset.source, { headers: { Accept: "text/markdown" } });
        if (!answer.ok) throw new Error(answer.statusText);
        await navigator.clipboard.writeText(await answer.text());
        label.textContent = words.copied;
      } catch {
        label.textContent = words.failed;
      }
      setTimeout(() => { label.textContent = before; }, 1600);
    });
  }

  // Search and Ask share a dialog. Results are text, never markup; an answer is markup that the server made safe.
  const form = document.querySelector(".top .search");
  const ask = document.querySelector(".tool.ask");
  let dialog, input, results, links = [], chosen = -1, turn = 0, timer = 0, stop = null;

  function build() {
    input = make("input", { type: "search", name: "q", maxLength: 512, autocomplete: "off", placeholder: words.search });
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-controls", "octavo-results");
    input.setAttribute("aria-label", words.search);
    results = make("div", { className: "results", id: "octavo-results" });
    const shut = make("button", { type: "button", textContent: "Esc", onclick: () => dialog.close() });
    shut.setAttribute("aria-label", words.close);
    const line = make("form", { method: "get" }, form.querySelector(".icon").cloneNode(true), input, shut);
    dialog = make("dialog", { className: "finder" }, line, results);
    dialog.setAttribute("aria-label", words.search);
    document.body.append(dialog);
    on(line, "submit", (event) => event.preventDefault());
    on(input, "input", () => { clearTimeout(timer); timer = setTimeout(search, 120); });
    on(input, "keydown", keys);
    on(dialog, "click", (event) => { if (event.target === dialog) dialog.close(); });
    on(dialog, "close", () => { turn += 1; if (stop) stop.abort(); });
  }
  function open(text) {
    if (!dialog) build();
    if (!dialog.open) dialog.showModal();
    input.value = text || "";
    input.focus();
    search();
  }
  function note(text) {
    links = [];
    chosen = -1;
    results.replaceChildren(make("p", { className: "note", textContent: text, role: "status" }));
  }
  function mark(index) {
    chosen = index;
    links.forEach((link, at) => link.setAttribute("aria-selected", String(at === index)));
    if (links[index]) {
      input.setAttribute("aria-activedescendant", links[index].id);
      links[index].scrollIntoView({ block: "nearest" });
    }
  }
  function keys(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && links.length) {
      event.preventDefault();
      mark((chosen + step + links.length) % links.length);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      if (links[chosen]) links[chosen].click();
      else clearTimeout(timer), search();
    }
  }
  function row(hit, index) {
    const parts = (hit.excerpt || []).map(([text, found]) => (found ? make("mark", { textContent: text }) : text));
    const link = make("a", { href: hit.href, id: `octavo-hit-${index}` });
    const below = hit.kind === "section";
    if (hit.breadcrumbs.length && !below) link.append(make("small", { textContent: hit.breadcrumbs.join(" › ") }));
    link.append(make("strong", { textContent: `${hit.emoji ? `${hit.emoji} ` : ""}${hit.title}` }));
    if (parts.length) link.append(make("span", {}, ...parts));
    link.setAttribute("role", "option");
    on(link, "pointermove", () => mark(links.indexOf(link)));
    on(link, "click", () => dialog.close());
    return make("li", { role: "presentation", className: below ? "sub" : "" }, link);
  }
  async function search() {
    const text = input.value.trim();
    const mine = (turn += 1);
    if (stop) stop.abort();
    if (text.length < 2) return note(words.search_hint);
    const address = new URL(form.action);
    address.searchParams.set("q", text);
    address.searchParams.set("at", form.elements.at.value);
    let found;
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.statusText);
      found = await answer.json();
    } catch {
      if (mine === turn) note(words.failed);
      return;
    }
    if (mine !== turn) return;
    const list = make("ol", { className: "hits", role: "listbox" }, ...found.hits.map(row));
    list.setAttribute("aria-label", words.search);
    if (ask) list[/[?？؟]$/.test(text) ? "prepend" : "append"](question(text, found.hits.length));
    results.replaceChildren(...(found.hits.length ? [] : [make("p", { className: "note", textContent: words.no_results })]), list);
    links = [...list.querySelectorAll("a")];
    mark(links.length ? 0 : -1);
  }
  function question(text, index) {
    const link = make("a", { href: `${ask.href}?q=${encodeURIComponent(text)}`, id: `octavo-hit-${index}` }, make("strong", {}, ask.querySelector(".icon").cloneNode(true), `${words.ask}: ${text}`));
    link.setAttribute("role", "option");
    on(link, "click", (event) => { event.preventDefault(); answer(text, link.href); });
    return make("li", { role: "presentation" }, link);
  }
  async function answer(text, href) {
    const mine = (turn += 1);
    stop = new AbortController();
    note(words.thinking);
    try {
      const reply = await fetch(href, { headers: { Accept: "text/event-stream" }, signal: stop.signal });
      if (!reply.ok) throw new Error(reply.statusText);
      const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (let step = await reader.read(); !step.done; step = await reader.read()) {
        const events = (rest + step.value).split("\n\n");
        rest = events.pop();
        for (const event of events) {
          const data = event.split("\n").filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\n");
          if (mine === turn && data.startsWith("{")) show(JSON.parse(data));
        }
      }
    } catch {
      if (mine === turn) note(words.failed);
    }
  }
  function show(state) {
    if (state.error) return note(state.error.message);
    const box = make("section", { className: "answer" });
    box.setAttribute("aria-live", "polite");
    box.append(make("div", { className: "octavo-content", innerHTML: state.html || "" }));
    if (!state.html) box.replaceChildren(make("p", { className: "note", textContent: words.no_answer }));
    if (state.sources.length) {
      box.append(make("h2", { textContent: words.sources }));
      box.append(make("ul", { className: "sources" }, ...state.sources.map((source) => make("li", {}, make("a", { href: source.href, textContent: source.title })))));
    }
    if (state.followUps?.length) {
      box.append(make("h2", { textContent: words.follow_ups }));
      box.append(make("ul", { className: "suggestions" }, ...state.followUps.map((text) => {
        const href = `${ask.href}?q=${encodeURIComponent(text)}`;
        return make("li", {}, make("a", { href, textContent: text, onclick: (event) => { event.preventDefault(); input.value = text; answer(text, href); } }));
      })));
    }
    results.replaceChildren(box);
    links = [...box.querySelectorAll(".sources a")];
  }
  if (form) {
    const field = form.querySelector("input");
    const begin = () => { const text = field.value; field.blur(); field.value = ""; open(text); };
    on(field, "click", begin);
    on(field, "input", begin);
    on(document, "keydown", (event) => {
      const slash = event.key === "/" && !typing(event.target) && !event.ctrlKey && !event.metaKey;
      if (slash || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k")) { event.preventDefault(); open(""); }
    });
  }
})();
