// What documents gain where scripts run: tabs, copying, notes beside their words, search in long tables, drawn diagrams. Everything can be read without.
(() => {
  "use strict";

  const words = Object.assign(
    { copy: "Copy", copied: "Copied", search: "Search this table", tabs: "Tabs" },
    JSON.parse(document.documentElement.dataset.octavoWords || "{}"),
  );
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  let made = 0;

  function tabs(group) {
    const panels = [...group.children].filter((child) => child.classList.contains("octavo-tab"));
    const titles = panels.map((panel) => panel.querySelector(":scope > .octavo-tab-title"));
    const list = make("div", { className: "octavo-tab-list" });
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", words.tabs);
    const buttons = panels.map((panel, index) => {
      const button = make("button", { type: "button", id: `octavo-tab-button-${(made += 1)}` });
      button.append(...[...titles[index].childNodes].map((node) => node.cloneNode(true)));
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", button.id);
      panel.tabIndex = 0;
      list.append(button);
      return button;
    });
    const select = (chosen) => {
      buttons.forEach((button, index) => {
        button.setAttribute("aria-selected", String(index === chosen));
        button.tabIndex = index === chosen ? 0 : -1;
        panels[index].hidden = index !== chosen;
      });
    };
    // Groups with a tab of the same title follow, and the reader's line stays where it is on the screen.
    const choose = (chosen) => {
      const before = list.getBoundingClientRect().top;
      const title = buttons[chosen].textContent.trim();
      select(chosen);
      for (const other of document.querySelectorAll(".octavo-tabs-ready")) if (other !== group) other.octavoFollow(title);
      window.scrollBy(0, list.getBoundingClientRect().top - before);
    };
    group.octavoFollow = (title) => {
      const index = buttons.findIndex((button) => button.textContent.trim() === title);
      if (index >= 0) select(index);
    };
    list.addEventListener("click", (event) => {
      const index = buttons.indexOf(event.target.closest("button"));
      if (index >= 0) choose(index);
    });
    list.addEventListener("keydown", (event) => {
      const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const step = { [forward]: 1, [forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight"]: -1 }[event.key];
      const at = buttons.indexOf(document.activeElement);
      const index = step ? (at + step + buttons.length) % buttons.length : { Home: 0, End: buttons.length - 1 }[event.key];
      if (index === undefined) return;
      event.preventDefault();
      choose(index);
      buttons[index].focus();
    });
    if (!panels.length) return;
    group.prepend(list);
    group.classList.add("octavo-tabs-ready");
    select(0);
    panels.forEach((panel, index) => panel.addEventListener("octavo:reveal", () => select(index)));
  }

  function copying(figure) {
    const button = make("button", { type: "button", className: "octavo-copy", textContent: words.copy });
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(figure.querySelector("code").textContent.replace(/\n$/, ""));
      button.textContent = words.copied;
      setTimeout(() => (button.textContent = words.copy), 1600);
    });
    figure.append(button);
  }

  function searching(frame) {
    const rows = [...frame.querySelectorAll(":scope > table > tbody > tr")];
    const box = make("input", { type: "search", className: "octavo-table-search", placeholder: words.search });
    box.setAttribute("aria-label", words.search);
    box.addEventListener("input", () => {
      const wanted = box.value.trim().toLocaleLowerCase().split(/\s+/u);
      for (const row of rows) {
        const text = row.textContent.toLocaleLowerCase();
        row.hidden = !wanted.every((word) => text.includes(word));
      }
    });
    frame.prepend(box);
  }

  let open = null;
  function closeNote(back) {
    if (!open) return;
    open.note.classList.remove("octavo-note-open");
    open.link.setAttribute("aria-expanded", "false");
    if (back) open.link.focus();
    open = null;
  }
  function openNote(link, note) {
    closeNote(false);
    open = { link, note };
    note.classList.add("octavo-note-open");
    link.setAttribute("aria-expanded", "true");
    const at = link.getBoundingClientRect();
    const below = at.bottom + note.offsetHeight + 16 < innerHeight || at.top < note.offsetHeight;
    note.style.left = `${Math.max(16, Math.min(at.left, innerWidth - note.offsetWidth - 16))}px`;
    note.style.top = `${below ? at.bottom + 8 : at.top - note.offsetHeight - 8}px`;
    note.tabIndex = -1;
    note.focus({ preventScroll: true });
  }
  function notes(root) {
    for (const link of root.querySelectorAll("a.octavo-annotation")) link.setAttribute("aria-expanded", "false");
    root.addEventListener("click", (event) => {
      const link = event.target.closest("a.octavo-annotation");
      const note = link && document.getElementById(link.hash.slice(1));
      if (note) {
        event.preventDefault();
        if (open?.link === link) closeNote(true);
        else openNote(link, note);
      } else if (open && event.target.closest(".octavo-note-back")) {
        event.preventDefault();
        closeNote(true);
      }
    });
    document.addEventListener("pointerdown", (event) => {
      if (open && !open.note.contains(event.target) && !open.link.contains(event.target)) closeNote(false);
    });
    document.addEventListener("keydown", (event) => event.key === "Escape" && closeNote(true));
    addEventListener("scroll", () => closeNote(false), { passive: true });
  }

  // An address that points into a hidden tab or a closed expandable opens it.
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let node = target; node; node = node.parentElement) {
      if (node.matches?.("details")) node.open = true;
      if (node.matches?.(".octavo-tab")) node.dispatchEvent(new Event("octavo:reveal"));
    }
    target.scrollIntoView();
  }

  // A theme chosen by hand (`data-theme` of the root) goes before the system's, for pictures too.
  function themes(root) {
    const sources = root.querySelectorAll('picture > source[media="(prefers-color-scheme: dark)"]');
    const apply = () => {
      const theme = document.documentElement.dataset.theme;
      for (const source of sources) source.media = { dark: "all", light: "not all" }[theme] || "(prefers-color-scheme: dark)";
    };
    if (!sources.length) return;
    apply();
    new MutationObserver(apply).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  // `data-octavo-diagrams` of the root names the drawing room (diagrams.html), where Mermaid is installed: a frame in a sandbox, which answers with
  // drawings. They are shown as pictures, in which nothing can run or load, whatever the library let through.
  function diagrams(root) {
    const address = document.documentElement.dataset.octavoDiagrams;
    const sources = [...root.querySelectorAll("pre.mermaid")];
    if (!address || !sources.length) return;
    const room = make("iframe", { className: "octavo-drawing-room", src: address, title: "", tabIndex: -1 });
    room.setAttribute("sandbox", "allow-scripts");
    room.setAttribute("aria-hidden", "true");
    let waiting = sources.length;
    addEventListener("message", function answered({ source: from, data }) {
      if (from !== room.contentWindow) return;
      if (data.ready) {
        const dark = getComputedStyle(root).colorScheme === "dark" || (getComputedStyle(root).colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
        sources.forEach((source, number) => from.postMessage({ number, text: source.textContent, theme: dark ? "dark" : "neutral" }, "*"));
        return;
      }
      const source = sources[data.number];
      if (source && typeof data.svg === "string") picture(source, data.svg);
      if ((waiting -= 1)) return;
      removeEventListener("message", answered);
      room.remove();
    });
    document.body.append(room);
  }
  function picture(source, svg) {
    const view = /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/.exec(svg);
    const drawing = make("img", { alt: source.textContent, src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}` });
    if (view) Object.assign(drawing, { width: Math.ceil(view[1]), height: Math.ceil(view[2]) });
    source.hidden = true;
    source.after(drawing);
  }

  for (const root of document.querySelectorAll(".octavo-content")) {
    root.querySelectorAll(".octavo-tabs").forEach(tabs);
    if (navigator.clipboard) root.querySelectorAll(".octavo-code").forEach(copying);
    root.querySelectorAll(".octavo-table[data-search]").forEach(searching);
    notes(root);
    themes(root);
    diagrams(root);
  }
  reveal();
  addEventListener("hashchange", reveal);
})();
