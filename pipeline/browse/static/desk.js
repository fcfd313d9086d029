"use strict";
// What the desk's pages do beyond links: cards over marked words, a page that zooms, copying, drawing series together.

const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
const told = (id) => {
  const block = document.getElementById(id);
  return block ? JSON.parse(block.textContent) : null;
};

// ---- cards over the words of an article --------------------------------------------------------
(() => {
  const card = document.getElementById("card");
  const cards = told("cards");
  if (!card || !cards) return;
  let shown = null;

  const fill = (entry) => {
    card.replaceChildren();
    const head = document.createElement("p");
    head.className = "card-head";
    head.textContent = entry.head || "";
    if (entry.value) {
      const value = document.createElement("span");
      value.className = "value";
      value.textContent = " " + new DOMParser().parseFromString(entry.value, "text/html").body.textContent;
      head.append(value);
    }
    const list = document.createElement("dl");
    for (const [name, text] of entry.rows) {
      if (!text) continue;
      const dt = document.createElement("dt");
      const dd = document.createElement("dd");
      dt.textContent = name;
      dd.textContent = text;
      list.append(dt, dd);
    }
    card.append(head, list);
  };
  const show = (word) => {
    const entry = cards[word.dataset.card];
    if (!entry || shown === word) return;
    fill(entry);
    card.hidden = false;
    shown = word;
    word.setAttribute("aria-describedby", "card");
    const at = word.getClientRects()[0];
    const room = document.documentElement.clientWidth;
    card.style.left = Math.max(8, Math.min(at.left, room - card.offsetWidth - 8)) + window.scrollX + "px";
    const below = at.bottom + 8 + card.offsetHeight < window.innerHeight;
    card.style.top = (below ? at.bottom + 8 : Math.max(8, at.top - card.offsetHeight - 8)) + window.scrollY + "px";
    all(".lit").forEach((item) => item.classList.remove("lit"));
    const row = document.getElementById("i" + word.dataset.card);
    if (row) row.classList.add("lit");
  };
  const hide = () => {
    card.hidden = true;
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
  };
  for (const word of all("[data-card]")) {
    word.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && show(word));
    word.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && hide());
    word.addEventListener("focus", () => show(word));
    word.addEventListener("blur", hide);
    // A first tap shows the card, a second one opens the page.
    word.addEventListener("click", (event) => {
      if (window.matchMedia("(hover: none)").matches && word.dataset.tapped !== "yes") {
        event.preventDefault();
        all("[data-tapped]").forEach((other) => delete other.dataset.tapped);
        word.dataset.tapped = "yes";
        show(word);
      }
    });
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
})();

// ---- the legend switches marks on and off --------------------------------------------------------
for (const box of all("[data-toggle]")) {
  box.addEventListener("change", () => document.querySelector(".text").classList.toggle("no-" + box.dataset.toggle, !box.checked));
}

// ---- a page of the document that zooms -----------------------------------------------------------
for (const viewer of all("[data-zoomable]")) {
  const port = viewer.querySelector(".viewport");
  const paper = viewer.querySelector(".paper");
  const image = paper.querySelector("image");
  const box = paper.querySelector(".box");
  const width = Number(paper.dataset.width);
  let zoom = 1;

  const set = (next, around) => {
    const old = zoom;
    zoom = Math.min(6, Math.max(1, next));
    paper.style.width = zoom * 100 + "%";
    if (zoom > 1.3 && !image.dataset.sharp) {
      image.dataset.sharp = "yes";
      image.setAttribute("href", image.getAttribute("href").replace("scale=2", "scale=4"));
    }
    if (around) {
      port.scrollLeft = (port.scrollLeft + around.x) * (zoom / old) - around.x;
      port.scrollTop = (port.scrollTop + around.y) * (zoom / old) - around.y;
    }
  };
  const toWords = (next) => {
    set(next);
    if (!box) return;
    const scale = paper.getBoundingClientRect().width / width;
    const at = box.getBBox();
    port.scrollTop = (at.y + at.height / 2) * scale - port.clientHeight / 2;
    port.scrollLeft = (at.x + at.width / 2) * scale - port.clientWidth / 2;
  };
  const middle = () => ({ x: port.clientWidth / 2, y: port.clientHeight / 2 });
  const act = { in: () => set(zoom * 1.4, middle()), out: () => set(zoom / 1.4, middle()), words: () => toWords(2), page: () => toWords(1) };
  for (const button of all("[data-zoom]", viewer)) button.addEventListener("click", () => act[button.dataset.zoom]());
  port.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const at = port.getBoundingClientRect();
      set(zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15), { x: event.clientX - at.left, y: event.clientY - at.top });
    },
    { passive: false },
  );
  port.addEventListener("keydown", (event) => {
    if (event.key === "+" || event.key === "=") act.in();
    else if (event.key === "-") act.out();
    else if (event.key === "0") act.page();
  });
  toWords(window.innerWidth < 640 ? 1.6 : 1);
}

// ---- copying, and the line of the corrections file ------------------------------------------------
const copy = async (text) => {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
};
for (const button of all("[data-copy]")) {
  const plain = button.textContent;
  button.addEventListener("click", async () => {
    await copy(document.querySelector(button.dataset.copy).textContent);
    button.textContent = document.documentElement.lang === "en" ? "Copied" : "已复制";
    setTimeout(() => (button.textContent = plain), 1500);
  });
}
(() => {
  const form = document.querySelector(".correct-form");
  const old = told("correction");
  if (!form || !old) return;
  const field = form.querySelector("select");
  const right = form.querySelector("input");
  const line = document.getElementById("correction-line");
  const cell = (text) => (/[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
  const write = () => {
    right.disabled = field.value === "delete";
    const today = new Date().toISOString().slice(0, 10);
    line.textContent = [form.dataset.id, field.value, old[field.value], right.disabled ? "" : right.value, "", today, ""].map(cell).join(",");
  };
  field.addEventListener("change", write);
  right.addEventListener("input", write);
  write();
})();

// ---- several series in one chart --------------------------------------------------------------------
for (const form of all("[data-compare]")) {
  form.addEventListener("submit", () => {
    form.elements.with.value = all("input[type=checkbox]:checked", form).map((box) => box.value).join(",");
  });
}
