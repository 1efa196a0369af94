import type { ReactNode } from "react";

// Drawn here on a 20 by 20 grid: an icon package is thousands of files for a score of shapes.
const shape = (paths: ReactNode) =>
  function Icon({ size = 18 }: { size?: number }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {paths}
      </svg>
    );
  };

export const Mark = ({ size = 22 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="#0d5c5c" />
    <circle cx="16" cy="16" r="9.5" fill="#f0c27a" opacity=".45" />
    <circle cx="16" cy="16" r="6" fill="#ee8a4a" />
    <circle cx="16" cy="16" r="2.8" fill="#5a1a3c" />
  </svg>
);

export const Sun = shape(
  <>
    <circle cx="10" cy="10" r="3.2" />
    <path d="M10 2.5v1.6M10 15.9v1.6M2.5 10h1.6M15.9 10h1.6M4.7 4.7l1.1 1.1M14.2 14.2l1.1 1.1M4.7 15.3l1.1-1.1M14.2 5.8l1.1-1.1" />
  </>,
);
export const Moon = shape(<path d="M16 11.6A6.6 6.6 0 0 1 8.4 4a6.6 6.6 0 1 0 7.6 7.6Z" />);
export const System = shape(
  <>
    <rect x="2.8" y="3.8" width="14.4" height="9.6" rx="1.6" />
    <path d="M7.5 16.6h5" />
  </>,
);
export const Leave = shape(<path d="M8 3.5H4.6v13H8M8.5 10h8M13.5 6.8 16.7 10l-3.2 3.2" />);
export const Chevron = shape(<path d="m6 8 4 4 4-4" />);
export const Back = shape(<path d="M12 5 7 10l5 5" />);
export const Copy = shape(
  <>
    <rect x="7" y="7" width="9.5" height="9.5" rx="1.6" />
    <path d="M13 4.6a1.6 1.6 0 0 0-1.6-1.1H5.1a1.6 1.6 0 0 0-1.6 1.6v6.3A1.6 1.6 0 0 0 4.6 13" />
  </>,
);
export const Tick = shape(<path d="m4.5 10.5 3.6 3.6 7.4-8" />);
export const View = shape(
  <>
    <path d="M5 2.8h6.5L15.2 6.5V17.2H5Z" />
    <path d="M11.3 2.8V6.7H15.2" />
  </>,
);
export const Click = shape(<path d="m8 8 8.5 3.3-3.7 1.5-1.5 3.7ZM8 2.8v2M2.8 8h2M4.3 4.3l1.4 1.4" />);
export const Reaction = shape(<path d="M11.5 2.8 4.8 11.2h4.8l-1.1 6 6.7-8.4h-4.8Z" />);
export const Move = shape(<path d="M3 14c2.5-8 5 2 7.5-4S15 6 17 6" />);
export const Scroll = shape(<path d="M10 3.5v13M6.5 7 10 3.5 13.5 7M6.5 13l3.5 3.5 3.5-3.5" />);
export const Door = shape(<path d="M4 16.8h12M6 16.8V3.2h8v13.6M11.6 10.2v.100" />);
export const Field = shape(
  <>
    <rect x="2.8" y="6" width="14.4" height="8" rx="1.5" />
    <path d="M6 8.5v3" />
  </>,
);
export const Warning = shape(<path d="M10 3.2 17.3 16H2.7ZM10 8v3.8M10 13.9v.100" />);
export const Flag = shape(<path d="M5 17.2V3.2h9.5l-2 3.4 2 3.4H5" />);
export const Person = shape(
  <>
    <circle cx="10" cy="6.6" r="3.2" />
    <path d="M3.8 16.8c.8-3.4 3.3-4.8 6.2-4.8s5.4 1.4 6.2 4.8" />
  </>,
);
export const Gauge = shape(<path d="M3.5 14.5a6.5 6.5 0 1 1 13 0M10 14l3-4.5" />);
export const Dot = shape(<circle cx="10" cy="10" r="2.2" fill="currentColor" stroke="none" />);
export const Desktop = System;
export const Tablet = shape(
  <>
    <rect x="4.5" y="2.8" width="11" height="14.4" rx="1.6" />
    <path d="M9.3 14.7h1.4" />
  </>,
);
export const Phone = shape(
  <>
    <rect x="6" y="2.8" width="8" height="14.4" rx="1.6" />
    <path d="M9.4 14.8h1.2" />
  </>,
);
export const Cross = shape(<path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />);
