/** What each code of the client means, where it comes from, and the mend. The server's codes bring sentences of their own. */
const SENTENCES: Record<string, string> = {
  settings:
    "Nothing is captured: `siteId` or `apiEndpoint` is missing. In the tag they are data-site and data-endpoint; the dashboard shows the tag under the site's settings.",
  preview: "Nothing is captured: this is the dashboard's preview of the page, and nobody's visit.",
  sample: "Nothing is captured on this page: it is not in the share that `sampleRate` names. With 1 all are.",
  "opted out": "Nothing is captured: this visitor has opted out. `optIn()` takes that back.",
  "no consent":
    "Nothing is captured yet: `consentRequired` is set and there is no consent to `analytics`. Call `optIn()` when it is given, or name it in `consent`.",
  custom:
    "`track` was not taken: the client is not running, or the event has no name. Call `start` first, and give a name of 1 to 128 characters.",
  identify:
    "`identify` was not taken: the client is not running, or has no PrivacyEngine, or the mode is strict, where one subject may be several people, or consent is missing. It needs `privacyMode` balanced or permissive.",
  property:
    "A property was left out: its value is no text, number, true, false or null. Give flat values; objects and lists are not sent.",
  beforeSend: "An event was dropped: the site's own `beforeSend` threw. See the error beside this.",
  error:
    "The SDK caught a mistake of its own or of a call's arguments; the page goes on. See the error beside this.",
  again: "The server could not take a batch; it goes again after a while. Nothing is lost yet.",
  unreachable:
    "The server was not reached: no network, a blocker, a content security policy without it in connect-src, or a wrong `apiEndpoint`. The batch goes again.",
  accepted: "The server has stored these events.",
  full: "Events were dropped: more than 100 batches or 1 MiB wait for the server. See why it can't be reached.",
  old: "Events were dropped: they waited 72 hours, and the server takes no older ones.",
  retries:
    "Events were dropped: the server could not take their batch `maxRetries` times. See the server's log.",
  forgotten:
    "Events were dropped: the server has forgotten this visitor, as somebody asked it to. A new visitor begins.",
  refused: "Events were dropped: the server refused their batch for good. Its answer says why.",
  stopped: "Events were dropped: the client was stopped.",
};

/** A sentence for each refusal, then its code, the number of events, and what else is known of it. */
export function tell(reason: string, detail: unknown, count: number): void {
  const { message } = (detail ?? {}) as { message?: string };
  const sentence = SENTENCES[reason] ?? `The server did not take an event: ${message ?? reason}`;
  console.info(`heatmap: ${sentence}`, reason, count, detail ?? "");
}
