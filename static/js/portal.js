/* Small comforts for a page that is complete without them: where you are in the contents, and expanders that open
   for a deep link and for print. It must not fetch, store or track anything. */

/* An address may end in anything: what cannot be decoded names nothing. */
const idIn = (hash) => {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
};

const openAround = (id) => {
  const target = id ? document.getElementById(id) : null;
  for (let place = target; place; place = place.parentElement) {
    if (place instanceof HTMLDetailsElement) place.open = true;
  }
  if (target?.closest("details")) target.scrollIntoView();
};

const followDeepLinks = () => {
  const open = () => openAround(idIn(location.hash));
  addEventListener("hashchange", open);
  open();
};

const openForPrint = () => {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
};

const closeMenuOnEscape = () => {
  const menu = document.querySelector(".site-menu");
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
};

const markPlaceInContents = () => {
  const links = new Map();
  for (const link of document.querySelectorAll(".contents--aside a")) {
    links.set(idIn(link.hash), link);
  }
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  if (!headings.length || !("IntersectionObserver" in window)) return;
  const mark = () => {
    const line = innerHeight * 0.3;
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top <= line);
    const current = passed.at(-1) ?? headings[0];
    for (const [id, link] of links) {
      if (id === current.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -70% 0px" });
  for (const heading of headings) observer.observe(heading);
  mark();
};

followDeepLinks();
openForPrint();
closeMenuOnEscape();
markPlaceInContents();
