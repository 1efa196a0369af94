import { type Layout, is } from "./build.js";

export const vueWizard: Layout = {
  name: "form wizard, Vue scoped",
  shape: "Vuetify's stepper and forms: scoped attributes, ids counted by the render",
  body: (b) => {
    const v = ` data-v-${b.hex("Wizard")}`;
    const field = (name: string, type = "text"): string =>
      `<div${v} class="v-input v-text-field"><label${v} class="v-label" for="input-${b.count() + 100}">${name}</label><input${v} type="${type}" id="input-${b.count() + 100}" name="${name}"${is(name)}></div>`;
    return `<div id="app"${v}>${b.more(`<div${v} class="v-banner"><button${v} class="v-btn">Hide</button></div>`)}<div${v} class="v-stepper"><button${v} class="v-stepper-item v-stepper-item--selected"${is("step 1")}>1</button><button${v} class="v-stepper-item"${is("step 2")}>2</button><button${v} class="v-stepper-item"${is("step 3")}>3</button></div>
    ${b.wrap(`<form${v} class="v-form">${b.more(field("company").replace(is("company"), ""))}${field("first-name")}${field("last-name")}${field("email", "email")}${field("zip", "tel")}
      <div${v} role="radiogroup">${["express", "standard", "pickup"].map((d) => `<label${v}><input${v} type="radio" name="delivery" value="${d}" id="radio-v-${b.count()}"${is(d)}>${d}</label>`).join("")}</div>
      <select${v} name="country"${is("country")}><option>Norway</option></select><label${v}><input${v} type="checkbox" name="terms"${is("terms")}>Terms</label>
      <div${v} class="wizard__actions"><button${v} type="button" class="v-btn v-btn--variant-text"${is("back")}>Back</button><button${v} type="submit" class="v-btn v-btn--variant-flat"${is("next")}>Next</button></div></form>`)}</div>`;
  },
};

export const angularSignIn: Layout = {
  name: "sign-in, Angular Material",
  shape: "Angular Material: counted mat- ids, _ngcontent attributes of the build",
  body: (b) => {
    const c = ` _ngcontent-ng-c${b.later ? 40219 : 3817}=""`;
    return `<app-root ng-version="19.0.0"><mat-toolbar${c}><a${c} routerlink="/" href="/"${is("home")}>Bank</a>${b.more(`<button${c} mat-icon-button class="mat-mdc-button-base">?</button>`)}<button${c} mat-button class="mat-mdc-button-base lang-switch"${is("language")}>EN</button></mat-toolbar>
    <main${c}>${b.wrap(`<form${c} novalidate><mat-form-field${c}><input${c} matinput formcontrolname="user" id="mat-input-${b.count()}" autocomplete="username" name="user"${is("user")}></mat-form-field><mat-form-field${c}><input${c} matinput type="password" formcontrolname="secret" id="mat-input-${b.count()}"${is("password")}><button${c} type="button" matsuffix${is("reveal")}>show</button></mat-form-field>
      <mat-checkbox${c} id="mat-mdc-checkbox-${b.count()}"><input type="checkbox" id="mat-mdc-checkbox-${b.count()}-input"${is("remember")}></mat-checkbox><button${c} type="submit" mat-flat-button color="primary"${is("sign in")}>Sign in</button></form>`)}<a${c} href="/forgot-password"${is("forgot")}>Forgot?</a><a${c} href="/open-account"${is("open")}>Open</a></main></app-root>`;
  },
};

export const svelteSettings: Layout = {
  name: "settings, Svelte",
  shape:
    "SvelteKit apps: one hash a component beside names that people wrote, and data-heatmap-id where it mattered",
  body: (b) => {
    const s = `svelte-${b.emotion("Settings").slice(4)}`;
    return `<div style="display: contents">${b.more(`<p class="${s}"><a href="/changelog">New</a></p>`)}<nav class="${s}">${["profile", "billing", "team"].map((t) => `<a class="tab ${s}${t === "profile" ? " active" : ""}" href="/settings/${t}"${is(t)}>${t}</a>`).join("")}</nav>
    <main class="${s}">${b.wrap(`<section class="panel ${s}"><h2>Alerts</h2>${["daily", "weekly"].map((n) => `<label class="${s}"><input type="checkbox" name="${n}" class="${s}"${is(n)}>${n}</label>`).join("")}<button class="save ${s}" data-heatmap-id="save-alerts"${is("save")}>Save</button></section>`)}
      <details class="${s}"><summary class="${s}"${is("danger")}>Danger</summary><button class="danger ${s}" data-heatmap-id="delete-account"${is("delete")}>Delete</button><button class="leave ${s}"${is("leave")}>Leave</button></details></main></div>`;
  },
};
