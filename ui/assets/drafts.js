// What is being written is kept in this browser until the server has it: the network, the page or the browser may go meanwhile.
// A mark <i class="sajha-draft"> within a container "draft_..." says whose and which text it is, and which fields it is written in
// (the beginning of their keys); nothing is sent anywhere.
(() => {
  if (window.sajhaDrafts) return;
  window.sajhaDrafts = true;
  const DAYS = 3, PREFIX = "sajha-draft:", known = new WeakSet();
  const store = window.localStorage;
  const read = key => { try { return JSON.parse(store.getItem(PREFIX + key)); } catch { return null; } };
  const drop = key => store.removeItem(PREFIX + key);
  const begin = mark => `st-key-${mark.dataset.name.replace(/[^a-zA-Z0-9_-]/g, "-")}_`;  // as Streamlit makes classes of keys
  const fields = mark => {  // by the rest of their keys: the same in every language
    const box = mark.closest('[class*="st-key-draft_"]'), found = {};
    for (const place of box ? box.querySelectorAll(`[class*="${begin(mark)}"]`) : []) {
      const field = place.querySelector("textarea");
      if (field) found[[...place.classList].find(one => one.startsWith(begin(mark))).slice(begin(mark).length)] = field;
    }
    return found;
  };
  const marks = () => [...document.querySelectorAll("i.sajha-draft")];

  const keep = event => {
    const mark = event.target.tagName === "TEXTAREA" && marks().find(mark => Object.values(fields(mark)).includes(event.target));
    if (!mark) return;
    const { draft, base, token } = mark.dataset, before = read(draft);
    const texts = before && before.base === base ? before.texts : {};  // also of fields that are not drawn yet
    for (const [name, field] of Object.entries(fields(mark))) texts[name] = field.value;
    store.setItem(PREFIX + draft, JSON.stringify({ base, token, at: Date.now(), texts }));
  };

  const put = (field, text) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // Only fields that were just drawn are filled, whenever that is: the page may draw them anew and empty. What stands in a field is newer.
  const bring = (mark, fresh) => {
    const { draft, base, done, late } = mark.dataset, kept = read(draft);
    if (!kept) return;
    const old = Date.now() - kept.at > DAYS * 86400000;
    if (old || (done || "").split(" ").includes(kept.token)) return drop(draft);
    const differ = Object.entries(fields(mark)).filter(([name, field]) => name in kept.texts && kept.texts[name] !== field.value);
    if (kept.base === base)
      differ.filter(([, field]) => fresh.includes(field)).forEach(([name, field]) => put(field, kept.texts[name]));
    else if (differ.length)  // written before somebody else's change
      mark.textContent = late + " " + differ.map(([name]) => kept.texts[name]).join(" / ");
  };

  const look = () => marks().forEach(mark => {
    const drawn = Object.values(fields(mark)), fresh = [mark, ...drawn].filter(one => !known.has(one));
    if (!drawn.length || !fresh.length) return;
    fresh.forEach(one => known.add(one));
    bring(mark, fresh);
  });
  document.addEventListener("input", keep, true);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
})();
