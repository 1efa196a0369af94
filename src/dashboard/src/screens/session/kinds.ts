import * as icons from "../../app/icons";

type Icon = typeof icons.Dot;

// Stems of events, as the log names them. A stem that is not here yet shows as a dot with its own name.
const kinds: Record<string, { icon: Icon; name: string; many?: string }> = {
  start: { icon: icons.Flag, name: "Capture began" },
  view: { icon: icons.View, name: "Page view" },
  click: { icon: icons.Click, name: "Click" },
  reaction: { icon: icons.Reaction, name: "Reaction" },
  move: { icon: icons.Move, name: "Movement", many: "movements" },
  scroll: { icon: icons.Scroll, name: "Scroll", many: "scrolls" },
  scroller: { icon: icons.Scroll, name: "Scroll inside", many: "scrolls inside" },
  leave: { icon: icons.Door, name: "Left" },
  input: { icon: icons.Field, name: "Input" },
  submit: { icon: icons.Tick, name: "Form sent" },
  abandon: { icon: icons.Field, name: "Form abandoned" },
  focus: { icon: icons.Field, name: "Focus", many: "focuses" },
  copy: { icon: icons.Copy, name: "Copy" },
  key: { icon: icons.Field, name: "Shortcut", many: "shortcuts" },
  error: { icon: icons.Warning, name: "Error" },
  vitals: { icon: icons.Gauge, name: "Web vitals" },
  visible: { icon: icons.View, name: "Visibility" },
  custom: { icon: icons.Flag, name: "Custom event" },
  identify: { icon: icons.Person, name: "Identified" },
  consent: { icon: icons.Person, name: "Consent" },
};

export const kindOf = (stem: string): { icon: Icon; name: string; many?: string } =>
  kinds[stem] ?? { icon: icons.Dot, name: stem };
