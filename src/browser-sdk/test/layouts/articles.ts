import { type Layout, is } from "./build.js";

const TALES = ["tiny-houses", "night-trains", "city-gardens", "old-bridges"];

export const wikiArticle: Layout = {
  name: "long article",
  shape: "MediaWiki's Vector skin: ids that people wrote, a table of contents, links within the text",
  body: (b) => `<header class="vector-header"><a href="/wiki/Main_Page" class="mw-logo"${is("logo")}>Wiki</a>
    <div id="p-search"><form action="/w/index.php"><input type="search" name="search" id="searchInput"${is("search")}><button class="cdx-button"${is("go")}>Search</button></form></div></header>
    ${b.more('<div id="siteNotice"><a href="/wiki/Fundraiser">Give</a><button>Hide</button></div>')}
    <nav id="mw-panel-toc"><ul>${b.more('<li><a href="#Name">Name</a></li>')}${["History", "Design", "Usage"].map((s) => `<li id="toc-${s}"><a class="vector-toc-link" href="#${s}"${is(s)}>${s}</a></li>`).join("")}</ul></nav>
    <main id="content"><div id="p-views"><ul><li id="ca-view"><a href="/wiki/Bridge"${is("read")}>Read</a></li><li id="ca-edit"><a href="/w/index.php?title=Bridge&action=edit"${is("edit")}>Edit</a></li></ul></div>
      ${b.wrap(`<div id="mw-content-text">${b.more('<p>New <a href="/wiki/Lead">lead</a>.</p>')}<p>A <a href="/wiki/Structure"${is("structure")}>structure</a> over a <a href="/wiki/River"${is("river")}>river</a><sup><a href="#cite_note-1"${is("note 1")}>[1]</a></sup>.</p>
        <h2 id="History">History<span class="mw-editsection"><a href="/w/index.php?title=Bridge&section=1"${is("edit history")}>edit</a></span></h2><p>By the <a href="/wiki/Romans"${is("romans")}>Romans</a>; see also <a href="/wiki/River"${is("river again")}>rivers</a>.</p></div>`)}</main>
    <footer id="footer"><a href="/wiki/Privacy_policy"${is("privacy")}>Privacy</a><a href="/wiki/About"${is("about")}>About</a></footer>`,
};

export const newsFront: Layout = {
  name: "news front, styled-components",
  shape: "news sites rendered with styled-components: no class lasts, teasers come and go above",
  body: (
    b,
  ) => `<div id="root"><header class="${b.styled("Head")}"><a class="${b.styled("Logo")}" href="/"${is("logo")}>Daily</a><button class="${b.styled("Burger")}" aria-expanded="false"${is("menu")}>☰</button>
      <nav class="${b.styled("Nav")}">${b.more(`<a class="${b.styled("Link")}" href="/elections">Elections</a>`)}${["world", "sport", "culture"].map((s) => `<a class="${b.styled("Link")}" href="/${s}"${is(s)}>${s}</a>`).join("")}</nav></header>
    <main class="${b.styled("Main")}">${b.wrap(`<section class="${b.styled("Stream")}">
      ${b.more(`<article class="${b.styled("Teaser")}"><a href="/news/just-in">Just in</a><button class="${b.styled("Save")}">Save</button></article>`)}
      ${TALES.map((t) => `<article class="${b.styled("Teaser")}"><a class="${b.styled("Title")}" href="/news/${t}"${is(t)}>${t}</a><button class="${b.styled("Save")}"${is(`save ${t}`)}>Save</button></article>`).join("")}</section>`)}
      <aside class="${b.styled("Side")}"><form class="${b.styled("Letter")}"><input type="email" name="email" class="${b.styled("Input")}"${is("mail")}><button type="submit" class="${b.styled("Go")}"${is("subscribe")}>Subscribe</button></form></aside></main></div>`,
};

export const forum: Layout = {
  name: "forum, Ember ids",
  shape: "Discourse: Ember counts its ids through, topic rows with a number in their link",
  body: (
    b,
  ) => `<div id="ember${b.count()}" class="ember-view"><header class="d-header"><a href="/" id="site-logo"${is("logo")}>Forum</a>
      <button id="ember${b.count()}" class="btn no-text header-search-button"${is("search")}>?</button><button id="ember${b.count()}" class="btn login-button btn-primary"${is("log in")}>Log in</button></header>
    ${b.more(`<div id="ember${b.count()}" class="ember-view global-notice"><button id="ember${b.count()}" class="btn dismiss">x</button></div>`)}
    <div id="main-outlet"><ul id="navigation-bar" class="nav-pills">${["latest", "top", "categories"].map((n) => `<li id="ember${b.count()}" class="ember-view ${n === "latest" ? "active " : ""}nav-item_${n}"><a href="/${n}"${is(n)}>${n}</a></li>`).join("")}</ul>
      ${b.wrap(`<table class="topic-list"><thead><tr><th class="posters"></th><th class="replies sortable"><button${is("sort replies")}>Replies</button></th><th class="views sortable"><button${is("sort views")}>Views</button></th></tr></thead><tbody>
        ${["welcome-to-the-forum", "how-to-repot", "yellow-leaves"].map((t, i) => `<tr id="ember${b.count()}" class="topic-list-item" data-topic-id="${7 + i}"><td class="main-link"><a class="title raw-link" href="/t/${t}/${7 + i}"${is(t)}>${t}</a></td><td class="replies"><a href="/t/${t}/${7 + i}/last" class="posts-map"${is(`last of ${t}`)}>3</a></td></tr>`).join("")}</tbody></table>`)}
      <div class="footer-message"><a href="/latest"${is("more")}>More</a></div></div></div>`,
};

export const bootstrapAlbum: Layout = {
  name: "landing page, Bootstrap",
  shape:
    "Bootstrap 5's album and pricing examples: hand-written classes, buttons told apart by their kind only",
  body: (
    b,
  ) => `<header data-bs-theme="dark"><div class="collapse text-bg-dark" id="navbarHeader"><ul class="list-unstyled"><li><a href="/follow" class="text-white"${is("follow")}>Follow</a></li><li><a href="/like" class="text-white"${is("like")}>Like</a></li></ul></div>
      <div class="navbar navbar-dark"><a href="/" class="navbar-brand"${is("brand")}>Album</a><button class="navbar-toggler" type="button"${is("toggler")}>≡</button></div></header>
    <main>${b.more('<div class="alert alert-info"><a class="alert-link" href="/new">New</a><button class="btn-close"></button></div>')}
      <section class="py-5 text-center container"><p><a href="#" class="btn btn-primary my-2"${is("main call")}>Start</a><a href="#" class="btn btn-secondary my-2"${is("second call")}>Look</a></p></section>
      ${b.wrap(`<div class="row row-cols-3">${["free", "pro", "enterprise"].map((p) => `<div class="col"><div class="card ${p === "pro" ? "border-primary" : ""}"><div class="card-body"><h1 class="pricing-card-title">${p}</h1><button type="button" class="btn btn-lg ${p === "free" ? "btn-outline-primary" : "btn-primary"}"${is(`buy ${p}`)}>Get</button><a href="/plans/${p}" class="card-link"${is(`about ${p}`)}>More</a></div></div></div>`).join("")}</div>`)}
      <div class="accordion" id="faq">${["billing", "refunds"].map((q) => `<div class="accordion-item"><button class="accordion-button collapsed" type="button" data-bs-target="#faq-${q}" aria-controls="faq-${q}"${is(q)}>${q}</button><div id="faq-${q}" class="accordion-collapse collapse"><a href="/help/${q}"${is(`help ${q}`)}>Help</a></div></div>`).join("")}</div></main>
    <footer class="text-body-secondary py-5"><a href="#"${is("top")}>Back to top</a></footer>`,
};
