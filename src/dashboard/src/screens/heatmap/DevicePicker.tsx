import { SegmentedControl } from "@mantine/core";
import type { DeviceClass } from "../../api/contract";
import style from "./pickers.module.css";

/** The width, in CSS pixels, at which a page is shown for a class of devices. */
export const deviceWidths: Record<DeviceClass, number> = { DESKTOP: 1280, TABLET: 820, MOBILE: 390 };

const choices = [
  { value: "ALL", label: "All devices" },
  { value: "DESKTOP", label: "Desktop" },
  { value: "TABLET", label: "Tablet" },
  { value: "MOBILE", label: "Mobile" },
];

type Props = { device: DeviceClass | null; onChange: (device: DeviceClass | null) => void };

export const DevicePicker = ({ device, onChange }: Props) => (
  <div className={style.scroller}>
    <SegmentedControl
      aria-label="Device"
      size="xs"
      data={choices}
      value={device ?? "ALL"}
      onChange={(chosen) => onChange(chosen === "ALL" ? null : (chosen as DeviceClass))}
    />
  </div>
);
