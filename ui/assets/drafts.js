// What is being written is kept in this browser until the server has it: the network, the page or the browser may go meanwhile.
// A mark <i class="sajha-draft"> within a container "draft_..." says whose and which text it is; nothing is sent anywhere.
(() => {
  if (window.sajhaDrafts) return;
  window.sajhaDrafts = true;
  const DAYS = 3, PREFIX = "sajha-draft:", filled = new Set();
  const store = window.localStorage;
  const read = key => { try { return JSON.parse(store.getItem(PREFIX + key)); } catch { return null; } };
  const drop = key => store.removeItem(PREFIX + key);
  const fields = box => [...box.querySelectorAll("textarea")].filter(field => field.getAttribute("aria-label"));
  const texts = box => Object.fromEntries(fields(box).map(field => [field.getAttribute("aria-label"), field.value]));

  const keep = event => {
    const box = event.target.closest && event.target.closest('[class*="st-key-draft_"]');
    const mark = box && box.querySelector("i.sajha-draft");
    if (!mark || event.target.tagName !== "TEXTAREA") return;
    const { draft, base, token } = mark.dataset;
    store.setItem(PREFIX + draft, JSON.stringify({ base, token, at: Date.now(), texts: texts(box) }));
  };

  const put = (field, text) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const bring = mark => {
    const { draft, base, token, done, late } = mark.dataset;
    const box = mark.closest('[class*="st-key-draft_"]'), kept = read(draft);
    if (!box || !kept) return;
    const old = Date.now() - kept.at > DAYS * 86400000, now = texts(box);
    if (old || (done || "").split(" ").includes(kept.token)) return drop(draft);
    const differs = Object.entries(kept.texts).filter(([label, text]) => label in now && now[label] !== text);
    if (!differs.length || filled.has(draft + token + base)) return;
    filled.add(draft + token + base);
    if (kept.base === base) return differs.forEach(([label, text]) =>
      put(fields(box).find(field => field.getAttribute("aria-label") === label), text));
    mark.textContent = late + " " + differs.map(([, text]) => text).join(" / ");  // written before somebody else's change
  };

  const look = () => document.querySelectorAll("i.sajha-draft").forEach(mark => {
    const box = mark.closest('[class*="st-key-draft_"]');
    if (mark.dataset.seen || !box || !fields(box).length) return;
    mark.dataset.seen = "1";
    bring(mark);
  });
  document.addEventListener("input", keep, true);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
})();
