import { type Layout, is } from "./build.js";

export const muiDashboard: Layout = {
  name: "dashboard, MUI",
  shape: "MUI's dashboard template: Emotion's hashes beside MUI's own class names, ids from useId",
  body: (b) => {
    const button = (kind: string): string => `MuiButtonBase-root MuiButton-root ${kind} ${b.emotion(kind)}`;
    return `<div id="root"><header class="MuiPaper-root MuiAppBar-root ${b.emotion("bar")}"><div class="MuiToolbar-root ${b.emotion("tools")}">
      <button class="MuiButtonBase-root MuiIconButton-root MuiIconButton-edgeStart ${b.emotion("edge")}"${is("drawer")}>≡</button>${b.more(`<button class="MuiButtonBase-root MuiIconButton-root ${b.emotion("help")}">?</button>`)}<button class="MuiButtonBase-root MuiIconButton-root MuiIconButton-colorInherit ${b.emotion("bell")}"${is("bell")}>!</button></div></header>
    <nav><ul class="MuiList-root ${b.emotion("list")}">${b.more('<li class="MuiListItem-root"><a class="MuiListItemButton-root" href="/news">News</a></li>')}${["orders", "customers", "reports"].map((p) => `<li class="MuiListItem-root ${b.emotion("item")}"><a class="MuiButtonBase-root MuiListItemButton-root ${p === "orders" ? "Mui-selected " : ""}${b.emotion("link")}" href="/${p}"${is(p)}>${p}</a></li>`).join("")}</ul></nav>
    <main class="${b.emotion("main")}">${b.wrap(`<div class="MuiGrid-root ${b.emotion("grid")}"><label for=":r${b.count()}:" class="MuiInputLabel-root ${b.emotion("label")}">Find</label><div class="MuiInputBase-root MuiOutlinedInput-root ${b.emotion("field")}"><input id=":r${b.count()}:" class="MuiInputBase-input ${b.emotion("input")}" type="text"${is("find")}></div>
      <button class="${button("MuiButton-contained")}"${is("create")}>Create</button><button class="${button("MuiButton-outlined")}"${is("export")}>Export</button></div>`)}
      <div role="tablist" class="MuiTabs-flexContainer">${["day", "week", "month"].map((t) => `<button role="tab" id="mui-${b.count()}-tab" aria-controls="panel-${t}" class="MuiTab-root ${b.emotion("tab")}"${is(t)}>${t}</button>`).join("")}</div>
      <table class="MuiTable-root ${b.emotion("table")}"><tbody>${["paris", "oslo", "rome"].map((c) => `<tr class="MuiTableRow-root ${b.emotion("row")}"><td><a href="/stores/${c}"${is(c)}>${c}</a></td><td><button class="MuiButtonBase-root MuiIconButton-root ${b.emotion("act")}" data-testid="edit"${is(`edit ${c}`)}>✎</button><button class="MuiButtonBase-root MuiIconButton-root ${b.emotion("act")}" data-testid="delete"${is(`delete ${c}`)}>×</button></td></tr>`).join("")}</tbody></table></main></div>`;
  },
};

export const orderTable: Layout = {
  name: "order table",
  shape:
    "admin tables (Ant Design's): rows known by numbers, which a selector must not take; none comes above here",
  body: (
    b,
  ) => `<div id="app"><aside class="ant-layout-sider"><ul class="ant-menu" role="menu">${["home", "orders", "stock"].map((p) => `<li class="ant-menu-item ${p === "orders" ? "ant-menu-item-selected" : ""}" role="menuitem" data-menu-id="rc-menu-uuid-${b.count()}-${p}"><a href="/admin/${p}"${is(p)}>${p}</a></li>`).join("")}</ul></aside>
    <main class="ant-layout-content">${b.more('<div class="ant-alert"><a href="/admin/update">Update</a></div>')}<div class="toolbar"><input id="rc_select_${b.count()}" role="combobox" type="search"${is("status")}><button type="button" class="ant-btn ant-btn-primary"${is("new")}>New</button><button type="button" class="ant-btn ant-btn-dangerous"${is("cancel all")}>Cancel</button></div>
      ${b.wrap(`<table><thead><tr><th><input type="checkbox" class="ant-checkbox-input"${is("all")}></th></tr></thead><tbody class="ant-table-tbody">
      ${[4711, 4712, 4713].map((n) => `<tr class="ant-table-row" data-row-key="${n}"><td><input type="checkbox" class="ant-checkbox-input"${is(`pick ${n}`)}></td><td><a href="/admin/orders/${n}"${is(`open ${n}`)}>${n}</a></td><td><button class="ant-btn ant-btn-link"${is(`ship ${n}`)}>Ship</button></td></tr>`).join("")}</tbody></table>`)}
      <ul class="ant-pagination"><li class="ant-pagination-prev"><button${is("prev")}>‹</button></li><li class="ant-pagination-item-1"><a${is("page 1")}>1</a></li><li class="ant-pagination-next"><button${is("next")}>›</button></li></ul></main></div>`,
};

export const viteBoard: Layout = {
  name: "task board, Vite's CSS modules",
  shape: "React boards with dnd-kit: hashed classes, Radix menus, cards without any name of their own",
  body: (
    b,
  ) => `<div id="root"><div class="${b.vite("shell")}"><header class="${b.vite("top")}"><h1>Board</h1><input class="${b.vite("filter")}" name="filter"${is("filter")}><button class="${b.vite("share")}"${is("share")}>Share</button><button class="${b.vite("avatar")}" id="radix-:r${b.count()}:" aria-haspopup="menu"${is("me")}>me</button></header>
    ${b.more(`<div class="${b.vite("hint")}"><button class="${b.vite("got")}">Got it</button></div>`)}
    <main>${b.wrap(`<div class="${b.vite("columns")}">${["todo", "doing", "done"].map((c) => `<section class="${b.vite("column")}" data-testid="column-${c}"><button class="${b.vite("add")}"${is(`add ${c}`)}>+</button><ul>${c === "todo" ? b.more(`<li class="${b.vite("card")}" tabindex="0">new</li>`) : ""}${[1, 2].map((n) => `<li class="${b.vite("card")}" role="button" aria-roledescription="sortable" aria-describedby="DndDescribedBy-${b.count()}" tabindex="0"${is(`${c} ${n}`)}>Task ${n}</li>`).join("")}</ul></section>`).join("")}</div>`)}</main></div></div>`,
};

export const webComponents: Layout = {
  name: "web components",
  shape: "Shoelace: custom elements with open shadow roots, parts named by their authors",
  body: (
    b,
  ) => `<div class="wrap">${b.more('<sl-alert><a href="/news">News</a></sl-alert>')}<sl-tab-group>${["general", "custom"].map((p) => `<sl-tab slot="nav" panel="${p}" id="tab-${p}"${is(p)}>${p}</sl-tab>`).join("")}</sl-tab-group>
    ${b.wrap('<sl-button id="save-all"></sl-button><sl-dialog id="confirm"></sl-dialog><sl-input id="title-field"></sl-input>')}<footer><a href="/help"${is("help")}>Help</a></footer></div>`,
  shadows: (b) => ({
    "save-all": `${b.more('<span part="spinner"></span>')}<button part="base" class="button button--primary"${is("save")}><slot></slot></button>`,
    confirm: `<div part="base" class="dialog">${b.more('<button class="dialog__help">?</button>')}<header part="header"><button part="close-button" class="dialog__close"${is("close")}>×</button></header><footer part="footer"><button class="dialog__ok"${is("ok")}>OK</button><button class="dialog__cancel"${is("no")}>No</button></footer></div>`,
    "title-field": `<div class="form-control"><input part="input" id="input" name="title"${is("title")}>${b.wrap(`<button part="clear-button" class="input__clear" type="button"${is("clear")}>×</button>`)}</div>`,
  }),
};
