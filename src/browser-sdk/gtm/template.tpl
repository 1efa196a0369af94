___INFO___

{
  "type": "TAG",
  "id": "heatmap_tag",
  "version": 1,
  "securityGroups": [],
  "displayName": "Heatmap",
  "brand": { "id": "heatmap", "displayName": "Heatmap" },
  "categories": ["HEAT_MAP", "ANALYTICS"],
  "description": "Heatmaps and sessions on your own server: loads the script from it, with the settings chosen here.",
  "containerContexts": ["WEB"]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "siteId",
    "displayName": "Public key of the site",
    "help": "Begins with pk_; the dashboard shows it under the site's settings.",
    "simpleValueType": true,
    "valueValidators": [{ "type": "REGEX", "args": ["^pk_[\\w-]+$"], "errorMessage": "The key begins with pk_." }]
  },
  {
    "type": "TEXT",
    "name": "server",
    "displayName": "Address of the server",
    "help": "For instance https://heatmap.example, without a path.",
    "simpleValueType": true,
    "valueValidators": [{ "type": "REGEX", "args": ["^https://[^/]+$"], "errorMessage": "https:// and the host, nothing behind it." }]
  },
  {
    "type": "SELECT",
    "name": "privacyMode",
    "displayName": "What may be kept on the device",
    "macrosInSelect": true,
    "simpleValueType": true,
    "defaultValue": "strict",
    "selectItems": [
      { "value": "strict", "displayValue": "strict: nothing" },
      { "value": "balanced", "displayValue": "balanced: an id for this tab" },
      { "value": "permissive", "displayValue": "permissive: an id across visits" }
    ]
  },
  {
    "type": "TEXT",
    "name": "sampleRate",
    "displayName": "Share of visits that are captured",
    "simpleValueType": true,
    "defaultValue": 1
  },
  { "type": "CHECKBOX", "name": "enableReplay", "checkboxText": "Record for replay, text masked", "simpleValueType": true },
  {
    "type": "CHECKBOX",
    "name": "autoTrack",
    "checkboxText": "Capture by itself, not only what is tracked",
    "simpleValueType": true,
    "defaultValue": true
  },
  {
    "type": "CHECKBOX",
    "name": "consentRequired",
    "checkboxText": "Capture nothing before consent",
    "simpleValueType": true
  },
  { "type": "CHECKBOX", "name": "debug", "checkboxText": "Explain refusals in the console", "simpleValueType": true }
]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const createQueue = require('createQueue');
const injectScript = require('injectScript');
const makeNumber = require('makeNumber');

// Calls wait in this array until the script is there; it makes them in order.
const call = createQueue('heatmap');

call(['start', {
  siteId: data.siteId,
  apiEndpoint: data.server + '/v1/events/collect',
  privacyMode: data.privacyMode,
  sampleRate: makeNumber(data.sampleRate),
  enableReplay: data.enableReplay === true,
  autoTrack: data.autoTrack !== false,
  consentRequired: data.consentRequired === true,
  debug: data.debug === true,
}]);

injectScript(data.server + '/sdk/heatmap.js', data.gtmOnSuccess, data.gtmOnFailure, 'heatmap');


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": { "publicId": "inject_script", "versionId": "1" },
      "param": [
        { "key": "urls", "value": { "type": 2, "listItem": [{ "type": 1, "string": "https://*/sdk/heatmap.js" }] } }
      ]
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": { "publicId": "access_globals", "versionId": "1" },
      "param": [
        {
          "key": "keys",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  { "type": 1, "string": "key" },
                  { "type": 1, "string": "read" },
                  { "type": 1, "string": "write" },
                  { "type": 1, "string": "execute" }
                ],
                "mapValue": [
                  { "type": 1, "string": "heatmap" },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": true },
                  { "type": 8, "boolean": false }
                ]
              }
            ]
          }
        }
      ]
    },
    "isRequired": true
  }
]


___TESTS___

scenarios: []


___NOTES___

Under a content security policy the page must allow the server in script-src and connect-src. Tag Manager loads the
script without an integrity hash; where that matters, put the dashboard's own tag into the page instead.
