/** Something the shop sells. */
export type Product = {
  id: string;
  name: string;
  /** Cents. */
  price: number;
  blurb: string;
  details: readonly string[];
  /** What its guide is called; the guide itself was never written. */
  guide: 'Size guide' | 'Care guide';
};

/** The whole range. */
export const products: readonly Product[] = [
  {
    id: 'linen-shirt',
    name: 'Linen shirt',
    price: 8900,
    blurb: 'Washed European linen that gets better every summer.',
    details: ['100 % linen, 170 g/m²', 'Corozo buttons', 'Cut and sewn in Porto'],
    guide: 'Size guide',
  },
  {
    id: 'enamel-mug',
    name: 'Enamel mug',
    price: 1800,
    blurb: 'Steel at heart, glassy outside, unbothered by campfires.',
    details: ['350 ml', 'Steel with two coats of enamel', 'Not for the microwave'],
    guide: 'Care guide',
  },
  {
    id: 'wool-blanket',
    name: 'Wool blanket',
    price: 14500,
    blurb: 'Heavy enough to keep you on the sofa.',
    details: ['140 × 200 cm', 'Pure new wool', 'Woven on looms of 1962'],
    guide: 'Care guide',
  },
  {
    id: 'canvas-tote',
    name: 'Canvas tote',
    price: 3400,
    blurb: 'Carries a week of groceries, or one good book.',
    details: ['18 oz canvas', 'Inner pocket', 'Handles that reach the shoulder'],
    guide: 'Size guide',
  },
  {
    id: 'desk-lamp',
    name: 'Brass desk lamp',
    price: 12900,
    blurb: 'Warm light exactly where the page is.',
    details: ['Solid brass', 'Dims to 1 %', 'Two metres of cloth cable'],
    guide: 'Care guide',
  },
  {
    id: 'oak-tray',
    name: 'Oak tray',
    price: 4200,
    blurb: 'Keeps pens, keys and good intentions in one place.',
    details: ['Oiled European oak', '32 × 18 cm', 'Cork feet'],
    guide: 'Care guide',
  },
];

/** The product of an id. */
export function findProduct(id: string): Product | undefined {
  return products.find((product) => product.id === id);
}
