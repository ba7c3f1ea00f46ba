/* Links of class sajha-go go to a page within the session, as the menu does, and not by loading everything anew. The menu's own say at
   once where they lead: its pages open without filters and language, the server puts them back, and "back" would go through each step. */
if (!window.sajhaGoes) {
  window.sajhaGoes = true;
  const elsewhere = (event) => event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  document.addEventListener("click", (event) => {
    const link = event.target.closest ? event.target.closest("a.sajha-go") : null;
    if (!link || elsewhere(event) || link.origin !== location.origin) return;
    event.preventDefault();
    const turned = link.pathname !== location.pathname;
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
    if (turned) document.querySelector(".stMain")?.scrollTo(0, 0);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-testid=stTopNavLink], [data-testid=stSidebarNavLink]");
    if (!link || elsewhere(event) || link.pathname === location.pathname) return;
    const given = new URLSearchParams(location.search);
    const kept = window.sajhaKept.filter((key) => given.has(key)).map((key) => [key, given.get(key)]);
    const query = new URLSearchParams(kept).toString();
    history.pushState({}, "", link.pathname + (query && `?${query}`));
  }, true);
}
