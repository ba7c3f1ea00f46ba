/* The wall: arrow keys, space bar, Page Up and Page Down turn the steps while no text field has the focus; Escape leaves it.
   With auto=N in the address the steps turn every N seconds. A presentation's clock runs here. */
if (!window.sajhaTurns) {
  window.sajhaTurns = true;
  const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " "];
  const BACK = ["ArrowLeft", "ArrowUp", "PageUp"];
  const OF_A_STEP = ["period", "compare", "states", "forces", "gangs", "by", "note"];
  const WRITES = "input, textarea, select, [contenteditable=true], [role=dialog] *, [data-baseweb=popover] *";
  const PRESSES = "button, summary, [role=button]";
  const asked = { code: "", at: 0 };
  let turned = Date.now();

  const wall = () => document.getElementById("sajha-wall");

  function go(by, around) {
    const codes = wall().dataset.codes.split(" ");
    const address = new URL(location.href);
    const shown = Date.now() - asked.at < 2000 ? asked.code : address.searchParams.get("step") || codes[0];
    const from = Math.max(0, codes.indexOf(shown));
    const to = around ? (from + by + codes.length) % codes.length : Math.min(codes.length - 1, Math.max(0, from + by));
    turned = Date.now();
    if (to === from) return;
    if (parseInt(codes[to]) !== parseInt(codes[from])) OF_A_STEP.forEach((key) => address.searchParams.delete(key));
    address.searchParams.set("step", codes[to]);
    asked.code = codes[to];
    asked.at = Date.now();
    history.pushState({}, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }

  document.addEventListener("keydown", (event) => {
    if (!wall() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(WRITES)) return;
    if (event.key === "Escape") location.assign(wall().dataset.leave);
    if (event.key === " " && event.target.closest?.(PRESSES)) return;
    const by = NEXT.includes(event.key) ? 1 : BACK.includes(event.key) ? -1 : 0;
    if (!by) return;
    event.preventDefault();
    go(by, false);
  });

  document.addEventListener("click", (event) => {
    const turn = event.target.closest?.(".wall-turn");
    if (turn && wall()) go(Number(turn.dataset.by), false);
  });

  /* A click on the map must not take the keys away. */
  addEventListener("blur", () =>
    setTimeout(() => {
      if (!wall() || document.activeElement?.tagName !== "IFRAME") return;
      document.activeElement.blur();
      window.focus();
    }, 300)
  );

  setInterval(() => {
    if (!wall()) return;
    const clock = document.querySelector(".sajha-clock");
    if (clock) {
      const began = Number(sessionStorage.getItem(clock.dataset.key)) || Date.now();
      sessionStorage.setItem(clock.dataset.key, began);
      const seconds = Math.floor((Date.now() - began) / 1000);
      clock.textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    }
    const every = Number(new URL(location.href).searchParams.get("auto"));
    if (every >= 3 && Date.now() - turned >= every * 1000) go(1, true);
  }, 500);
}
