/* What Streamlit leaves out for who reads by ear or works by keys: its own English on a page in Hindi, and the place of the
   focus after a change. Who points with a mouse or a finger is left alone. */
if (!window.sajhaAccess) {
  window.sajhaAccess = true;
  const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), textarea, summary, [tabindex='0']";
  const HINDI = [
    [/^Skip to main content$/, "मुख्य भाग पर जाएँ"],
    [/^Navigate to home page$/, "पहले पृष्ठ पर जाएँ"],
    [/^Help for (.*)$/, "$1: इसका अर्थ"],
    [/^day, (.*?)( start date| end date)?$/, "दिन, $1"],
    [/^month, (.*?)( start date| end date)?$/, "महीना, $1"],
    [/^year, (.*?)( start date| end date)?$/, "वर्ष, $1"],
    [/^(.*) start date$/, "$1: पहला दिन"],
    [/^(.*) end date$/, "$1: अंतिम दिन"],
    [/^Remove (.*)$/, "$1 हटाएँ"],
    [/^Clear( all| value| selection)?$/, "सब हटाएँ"],
    [/^Open$/, "खोलें"],
    [/^Close$/, "बंद करें"],
    [/^Choose date range$/, "तारीखें चुनें"],
    [/^Choose an option$/, "एक विकल्प चुनें"],
    [/^Selected values$/, "चुने गए"],
    [/^Decrement$/, "घटाएँ"],
    [/^Increment$/, "बढ़ाएँ"],
    [/^Help$/, "अर्थ"],
    [/^file upload$/, "फाइल"],
    [/^Logo$/, "साझा"],
    [/^App pages$/, "पृष्ठ"],
    [/^Shortcut (.*)$/, "शॉर्टकट $1"],
    [/^schedule icon$/, "घड़ी"],
    [/^(print|[a-z_ ]+) icon$/, "चिह्न"],
    [/^Show\/hide columns: (.*)$/, "$1: कॉलम दिखाएँ या छिपाएँ"],
    [/^Search: (.*)$/, "$1: खोजें"],
    [/^Fullscreen: (.*)$/, "$1: पूरी स्क्रीन पर"],
    [/^Close fullscreen(: (.*))?$/, "पूरी स्क्रीन बंद करें"],
  ];
  let kept = null;
  let byKeys = false;
  let due = 0;

  function inHindi(text) {
    const rule = HINDI.find(([pattern]) => pattern.test(text));
    return rule ? text.replace(rule[0], rule[1]) : text;
  }

  /* A file that was not made: for five seconds, in the words that the page gave (`ui/tongue.py`), and read out. */
  function noFile(one) {
    if (!window.sajhaNoFile || !one.firstChild || one.textContent === window.sajhaNoFile) return;
    one.firstChild.nodeValue = window.sajhaNoFile;
    one.setAttribute("role", "alert");
  }

  function say() {
    document.querySelectorAll("[data-testid=stDownloadButtonError]").forEach(noFile);
    document.querySelectorAll("section[role=presentation][aria-label]").forEach((one) => one.setAttribute("role", "group"));
    /* The menu of a small screen has boxes between its list and the items: its links are told without the list. */
    document
      .querySelectorAll("ul[data-testid=stSidebarNavItems], [data-testid=stSidebarNavItems] :is(ul, li)")
      .forEach((one) => one.setAttribute("role", "none"));
    if (document.documentElement.lang !== "hi") return;
    for (const name of ["aria-label", "alt", "placeholder"])
      document.querySelectorAll(`[${name}]`).forEach((one) => {
        const said = inHindi(one.getAttribute(name));
        if (said !== one.getAttribute(name)) one.setAttribute(name, said);
      });
    const skip = [...document.querySelectorAll("a")].slice(0, 3).find((one) => one.textContent === "Skip to main content");
    if (skip) skip.firstChild.nodeValue = inHindi(skip.textContent);
  }

  const usable = (one) => one.isConnected && one.getClientRects().length > 0;

  /* The place of what has the focus: the named boxes around it, and what comes before it on the page. */
  function remember(target) {
    const boxes = [];
    for (let box = target.parentElement; box; box = box.parentElement) {
      const name = [...box.classList].find((one) => one.startsWith("st-key-"));
      if (name) boxes.push(name);
    }
    const every = [...document.querySelectorAll(FOCUSABLE)];
    const before = every.slice(0, Math.max(0, every.indexOf(target))).reverse().slice(0, 20);
    kept = { target, boxes, before };
  }

  function again() {
    const lost = kept && !kept.target.isConnected && [document.body, null].includes(document.activeElement);
    if (!lost || !byKeys) return;
    if (document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning") return;
    const box = kept.boxes.map((name) => document.getElementsByClassName(name)[0]).find(Boolean);
    const inside = box && [...box.querySelectorAll(FOCUSABLE)].find(usable);
    const next = inside || kept.before.find(usable) || document.querySelector(".stMain");
    next?.focus({ preventScroll: true });
  }

  function changed() {
    say();
    clearTimeout(due);
    due = setTimeout(again, 120);
  }

  /* Arrow keys that move within a table or a choice are not the page's shortcuts too, such as month by month. */
  document.body.addEventListener("keydown", (event) => {
    const inside = event.target.closest?.("[data-testid=stDataFrame], [role=radiogroup], [role=spinbutton], details");
    if (inside && event.key.startsWith("Arrow")) event.stopPropagation();
  });

  addEventListener("keydown", () => (byKeys = true), true);
  addEventListener("pointerdown", () => (byKeys = false), true);
  addEventListener("focusin", (event) => remember(event.target));
  new MutationObserver(changed).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["aria-label", "data-test-script-state"],
  });
  changed();
}
