/* Links of class sajha-go go to a page within the session, as the menu does, and not by loading everything anew. */
if (!window.sajhaGoes) {
  window.sajhaGoes = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest ? event.target.closest("a.sajha-go") : null;
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || link.origin !== location.origin) return;
    event.preventDefault();
    const turned = link.pathname !== location.pathname;
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
    if (turned) document.querySelector(".stMain")?.scrollTo(0, 0);
  });
}
