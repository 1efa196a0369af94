// Writes rrweb's options that we never give, or always give alike, into its recorder as constants: terser then leaves out what
// can't happen. By the syntax tree, not by patterns; a name that isn't read any more stops the build.
import ts from "typescript";

/** Each option, and the expression that stands for it. All that is not given to \`record\` has rrweb's own default here. */
const OPTIONS = {
  blockClass: '"rr-block"',
  ignoreClass: '"rr-ignore"',
  maskTextClass: "(void 0)",
  maskTextSelector: "(void 0)",
  maskTextFn: "(void 0)",
  inlineStylesheet: "true",
  inlineImages: "false",
  dataURLOptions: "({})",
  recordDOM: "true",
  recordCanvas: "false",
  recordCrossOriginIframes: "false",
  recordAfter: '"DOMContentLoaded"',
  collectFonts: "false",
  userTriggeredOnInput: "false",
  mousemoveWait: "(void 0)",
  packFn: "(void 0)",
  plugins: "[]",
  keepIframeSrcFn: "(() => false)",
  ignoreCSSAttributes: "({ has: () => false })",
  checkoutEveryNms: "(void 0)",
  checkoutEveryNth: "(void 0)",
  iframeLoadTimeout: "5e3",
  stylesheetLoadTimeout: "5e3",
};

/** Objects of switches that are all on. */
const ALL_ON = "slimDOMOptions";

const is = (name) => Object.hasOwn(OPTIONS, name);

/** What takes the place of this node; undefined: nothing does, and what is in it is looked at. */
function replacement(node) {
  const { parent } = node;
  // Declared, handed on, or listed among the names of a class: left out.
  const listed =
    ts.isBindingElement(node) || ts.isShorthandPropertyAssignment(node) || ts.isPropertyAssignment(node);
  if (listed && ts.isIdentifier(node.name) && is(node.propertyName?.text ?? node.name.text)) return "";
  if (ts.isStringLiteral(node) && ts.isArrayLiteralExpression(parent) && is(node.text)) return "";
  if (ts.isPropertyAccessExpression(node)) {
    if (is(node.name.text)) return assigned(node) ? undefined : OPTIONS[node.name.text];
    return ts.isIdentifier(node.expression) && node.expression.text === ALL_ON ? "true" : undefined;
  }
  if (!ts.isIdentifier(node) || !is(node.text) || ts.isParameter(parent)) return undefined;
  return ts.isPropertyAccessExpression(parent) && parent.name === node ? undefined : OPTIONS[node.text];
}

const assigned = (node) =>
  ts.isBinaryExpression(node.parent) &&
  node.parent.left === node &&
  node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;

/** @param {string} source The recorder. @returns {string} The same with its options as constants. */
export function constantOptions(source) {
  const file = ts.createSourceFile("record.js", source, ts.ScriptTarget.ES2022, true);
  const edits = [];
  const read = new Set();
  const visit = (node) => {
    const text = replacement(node);
    if (text === undefined) return ts.forEachChild(node, visit);
    if (text) read.add(node.name?.text ?? node.text);
    const comma = text || source[node.end] !== "," ? 0 : 1;
    edits.push([node.getStart(file), node.end + comma, text]);
  };
  visit(file);
  const missing = Object.keys(OPTIONS).filter((name) => !read.has(name));
  if (missing.length)
    throw new Error(`rrweb has changed: it doesn't read ${missing.join()}. See tools/constant-options.mjs.`);
  return edits.reduceRight((text, [from, to, put]) => text.slice(0, from) + put + text.slice(to), source);
}
