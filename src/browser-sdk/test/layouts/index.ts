import { muiDashboard, orderTable, viteBoard, webComponents } from "./apps.js";
import { bootstrapAlbum, forum, newsFront, wikiArticle } from "./articles.js";
import type { Layout } from "./build.js";
import { angularSignIn, svelteSettings, vueWizard } from "./forms.js";
import { nextShop, tailwindProduct, wooShop } from "./shops.js";

export const LAYOUTS: readonly Layout[] = [
  wooShop,
  nextShop,
  tailwindProduct,
  wikiArticle,
  newsFront,
  forum,
  bootstrapAlbum,
  muiDashboard,
  orderTable,
  viteBoard,
  webComponents,
  vueWizard,
  angularSignIn,
  svelteSettings,
];
