// Searches the site: names, issues, events, sources and words, in what index.js has.
// Nothing is asked for but index.js beside this file, once the search is first used.
(() => {
  "use strict";
  const root = document.currentScript.dataset.root;
  const most = 20;
  const ranks = ["actor", "issue", "event", "source", "statement"];
  let entries = null;

  const folded = (text) =>
    text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const read = (then) => {
    if (entries) return then();
    const script = document.createElement("script");
    script.src = root + "index.js";
    script.onload = () => {
      entries = window.dipviewIndex.map(([kind, page, name, more]) => ({
        kind, page, name, more,
        called: " " + folded(name),
        words: " " + folded(name + " " + more),
      }));
      then();
    };
    document.head.append(script);
  };

  const rank = (entry, words) => {
    const whole = words.join(" ");
    const place = entry.called === " " + whole ? 0
      : entry.called.startsWith(" " + whole) ? 1
      : words.every((word) => entry.called.includes(" " + word)) ? 2 : 3;
    return place * ranks.length + ranks.indexOf(entry.kind);
  };

  const found = (text) => {
    const words = folded(text).split(" ").filter(Boolean);
    if (!words.length) return [];
    // A word is met at its beginning; scripts without spaces between words, anywhere.
    const starts = words.map((word) => (/^[\x00-\u024f]+$/.test(word) ? " " + word : word));
    return entries
      .filter((entry) => starts.every((start) => entry.words.includes(start)))
      .map((entry) => [rank(entry, words), entry])
      .sort(([one], [other]) => one - other)
      .map(([, entry]) => entry);
  };

  const shown = (entry) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + entry.page;
    const name = document.createElement("span");
    name.textContent = entry.name;
    name.dir = "auto";
    const kind = document.createElement("small");
    kind.textContent = entry.kind;
    link.append(name, " ", kind);
    item.append(link);
    return item;
  };

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form.find");
    const input = form.querySelector("input");
    const box = form.querySelector("#found");
    const list = box.querySelector("ul");
    const count = box.querySelector("#count");
    form.hidden = false;

    const show = () => {
      const all = found(input.value);
      box.hidden = !input.value.trim();
      list.replaceChildren(...all.slice(0, most).map(shown));
      count.textContent = all.length > most ? `The first ${most} of ${all.length.toLocaleString("en")}`
        : all.length === 1 ? "1 found" : all.length ? `${all.length} found` : "Nothing found";
    };
    const close = () => { box.hidden = true; };

    input.addEventListener("focus", () => read(() => input.value && show()));
    input.addEventListener("input", () => read(show));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = list.querySelector("a");
      if (first) first.click();
    });
    form.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "Escape") { close(); input.focus(); }
      else if (event.key === "ArrowDown" && at + 1 < links.length) { links[at + 1].focus(); event.preventDefault(); }
      else if (event.key === "ArrowUp" && at >= 0) { (links[at - 1] || input).focus(); event.preventDefault(); }
    });
    document.addEventListener("click", (event) => { if (!form.contains(event.target)) close(); });
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
        input.focus();
        event.preventDefault();
      }
    });
  });
})();
