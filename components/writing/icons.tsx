import type { ReactNode } from 'react';
import type { ToolName } from './tools.ts';

const SHAPES: Record<ToolName, ReactNode> = {
  bold: <path strokeWidth="2.2" d="M6 4h5a3 3 0 0 1 0 6H6zm0 6h5.8a3 3 0 0 1 0 6H6z" />,
  italic: <path d="M8.5 4h6M5.5 16h6M11.7 4 8.3 16" />,
  link: (
    <path d="M8.4 11.6a3 3 0 0 0 4.3 0l2.6-2.6a3 3 0 0 0-4.3-4.3l-.9.9m1.5 2.8a3 3 0 0 0-4.3 0L4.7 11A3 3 0 0 0 9 15.3l.9-.9" />
  ),
  heading: <path d="M4.5 4v12M11.5 4v12M4.5 10h7M15 9.5v6.5M13.5 10.5l1.5-1" />,
  quotation: <path d="M4 13.5c2 0 3-1.6 3-4V6H4v3.5h3m4.5 4c2 0 3-1.6 3-4V6h-3v3.5h3" />,
  bullets: (
    <path d="M8 5h8.5M8 10h8.5M8 15h8.5M3.9 5h.2M3.9 10h.2M3.9 15h.2" strokeLinecap="round" />
  ),
  numbers: (
    <path d="M8.5 5h8M8.5 10h8M8.5 15h8M3.3 4.2 4.6 3.4v4M3.2 13c.3-.9 2.3-1 2.3.3 0 1-2.3 1.6-2.4 3.2h2.6" />
  ),
  footnote: <path d="M3.5 6h6.5M3.5 10.500h9M3.5 15h11M13.2 4l1.8-1.200V8" />,
  table: <path d="M3.5 4.500h13v11h-13zM3.5 8.200h13M3.5 11.900h13M10 4.500v11" />,
  picture: (
    <path
      d="M3.5 4.500h13v11h-13zM3.5 13l3.5-3.5 3.2 3.2 2.3-2.2 4 3.800M12.8 7.600h.2"
      strokeLinecap="round"
    />
  ),
};

/** The sign of a tool; what it does is said in words by its button. */
export function ToolIcon({ name }: { name: ToolName }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className="size-5 fill-none stroke-current stroke-[1.5] [stroke-linejoin:round]"
    >
      {SHAPES[name]}
    </svg>
  );
}
