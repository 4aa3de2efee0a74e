import type { ReactNode } from 'react';

const DRAWINGS: Readonly<Record<string, ReactNode>> = {
  'linen-shirt': (
    <>
      <path d="M92 42 58 58 46 92l20 8 6-14v62h96V86l6 14 20-8-12-34-34-16-14 8h-28Z" fill="#f3ede1" />
      <path d="m92 42 14 8h28l14-8-28 26Z" fill="#dcd2be" />
      <path d="M120 68v80" stroke="#c9bda6" strokeWidth="2" />
      <path
        d="M120 84v.1M120 102v.1M120 120v.1M120 138v.1"
        stroke="#8a7a5f"
        strokeWidth="5"
        strokeLinecap="round"
      />
      <path d="M136 84h20v18h-20z" fill="none" stroke="#c9bda6" strokeWidth="2" />
    </>
  ),
  'enamel-mug': (
    <>
      <path d="M156 74h14c16 0 16 48-4 48h-12" fill="none" stroke="#f5f1e8" strokeWidth="9" />
      <path d="M74 56h86l-6 82c-.6 8-6 12-14 12H94c-8 0-13.400-4-14-12Z" fill="#f5f1e8" />
      <ellipse cx="117" cy="56" rx="43" ry="8" fill="#2b4a63" />
      <ellipse cx="117" cy="57" rx="36" ry="5" fill="#4a2f22" />
      <path
        d="M96 92v.1M112 112v.1M134 98v.1M126 130v.1M102 132v.1M142 120v.1"
        stroke="#2b4a63"
        strokeWidth="4"
        strokeLinecap="round"
      />
    </>
  ),
  'wool-blanket': (
    <>
      <rect x="58" y="112" width="124" height="30" rx="14" fill="#7d3f35" />
      <rect x="58" y="84" width="124" height="30" rx="14" fill="#96503f" />
      <rect x="58" y="56" width="124" height="30" rx="14" fill="#ad6450" />
      <path d="M80 56v30M94 56v30M146 56v86M160 56v86" stroke="#f0dfc8" strokeWidth="5" />
      <path
        d="M62 146v8M74 146v8M86 146v8M98 146v8M110 146v8M122 146v8M134 146v8M146 146v8M158 146v8M170 146v8"
        stroke="#7d3f35"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </>
  ),
  'canvas-tote': (
    <>
      <path d="M94 74V56c0-34 52-34 52 0v18" fill="none" stroke="#b9a988" strokeWidth="8" />
      <path d="M66 70h108l8 80H58Z" fill="#efe6d2" />
      <path d="M66 70h108l1.400 14H64.600Z" fill="#dfd3b8" />
      <circle cx="120" cy="116" r="18" fill="none" stroke="#2f5d50" strokeWidth="4" />
      <path d="m108 122 12-18 12 18Z" fill="#2f5d50" />
    </>
  ),
  'desk-lamp': (
    <>
      <path d="m64 150 22-62 62 6 34 56Z" fill="#ffe9a8" opacity="0.35" />
      <path d="M172 148 146 92l-46-38" fill="none" stroke="#b98a35" strokeWidth="6" strokeLinejoin="round" />
      <path d="M74 92c-6-28 8-48 34-46l14 34Z" fill="#cf9f45" />
      <path d="m74 92 48-12-4-9-45 11Z" fill="#ffe9a8" />
      <circle cx="146" cy="92" r="6" fill="#8f6a25" />
      <rect x="142" y="144" width="60" height="10" rx="5" fill="#b98a35" />
    </>
  ),
  'oak-tray': (
    <>
      <path d="m50 104 76-40 68 30-76 44Z" fill="#b98655" />
      <path d="m62 104 64-33 55 24-64 36Z" fill="#d3a473" />
      <path d="M50 104v12l68 34 76-44V94l-76 44Z" fill="#96683d" />
      <path d="m92 106 52-27" stroke="#2b4a63" strokeWidth="6" strokeLinecap="round" />
      <path d="m110 116 44-23" stroke="#f5f1e8" strokeWidth="6" strokeLinecap="round" />
      <circle cx="138" cy="112" r="8" fill="none" stroke="#cf9f45" strokeWidth="4" />
    </>
  ),
};

/** The picture of a product, drawn: the shop loads nothing from elsewhere. */
export function ProductArt({ productId }: { productId: string }): ReactNode {
  return (
    <svg className="art" data-product={productId} viewBox="0 0 240 190" aria-hidden="true">
      <ellipse cx="120" cy="156" rx="86" ry="9" fill="#000000" opacity="0.08" />
      {DRAWINGS[productId]}
    </svg>
  );
}
